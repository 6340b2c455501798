package dev.switchboard.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.db.StartupFailure;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * PostgreSQL's files in a data directory, below {@code postgresql/}: {@code data}, {@code password} (of the roles
 * {@code postgres}, the superuser, and {@code switchboard}, which owns the database of that name) and
 * {@code server.log}.
 *
 * @param home the directory of the three
 * @param binaries the programs
 * @param account runs the programs and owns the files
 */
record PostgresCluster(Path home, PostgresBinaries binaries, PostgresAccount account) {
    static final String ROLE = "switchboard";

    private static final String UNFINISHED = "initdb-";

    /**
     * Finds the files, or makes them at the first start. They are made aside and moved into place when complete, so
     * that a start that is cut short leaves nothing half-done.
     */
    static PostgresCluster in(DataDirectory directory) throws IOException, InterruptedException {
        PostgresBinaries binaries = PostgresBinaries.in(directory.path());
        Path home = Files.createDirectories(directory.path().resolve("postgresql"));
        PostgresCluster cluster = new PostgresCluster(home, binaries, PostgresAccount.of(home));
        cluster.account.own(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        FileTree.deleteLeftovers(home, UNFINISHED);
        String version = cluster.requireRunnable();
        if (!Files.exists(cluster.data())) {
            cluster.create();
        }
        cluster.requireVersion(version);
        return cluster;
    }

    /** Asking for the version finds out whether the account reaches the programs and the machine can run them. */
    private String requireRunnable() throws IOException, InterruptedException {
        Process process = program("postgres", "--version").start();
        String answer = outputOf(process);
        if (process.waitFor() != 0) {
            throw new StartupFailure("PostgreSQL cannot run as user %s, whom all directories above %s must let pass: %s"
                    .formatted(account.user().getName(), home, lastLine(answer)));
        }
        return answer.replaceAll("^\\D*(\\d+).*$", "$1");
    }

    private void requireVersion(String version) throws IOException {
        String made = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!made.equals(version)) {
            throw new StartupFailure("%s was made by PostgreSQL %s, but this program brings PostgreSQL %s"
                    .formatted(data(), made, version));
        }
    }

    private void create() throws IOException, InterruptedException {
        Path unfinished = Files.createTempDirectory(home, UNFINISHED);
        account.own(unfinished);
        writePassword();
        initialise(unfinished);
        createDatabase(unfinished);
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), password, US_ASCII, StandardOpenOption.SYNC);
        account.own(passwordFile());
    }

    /** The built-in locale sorts by code point, but knows the letters of every script, which searches need. */
    private void initialise(Path unfinished) throws IOException, InterruptedException {
        requireSuccess(program(
                        "initdb",
                        "--pgdata=" + unfinished,
                        "--username=postgres",
                        "--auth=scram-sha-256",
                        "--pwfile=" + passwordFile(),
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8")
                .start());
    }

    private void createDatabase(Path unfinished) throws IOException, InterruptedException {
        Process single = program("postgres", "--single", "-D", unfinished.toString(), "postgres")
                .start();
        try (Writer statements = single.outputWriter(UTF_8)) {
            statements.write("CREATE ROLE " + ROLE + " LOGIN CREATEDB PASSWORD '" + password() + "'\n");
            statements.write("CREATE DATABASE " + ROLE + " OWNER " + ROLE + "\n");
        }
        requireSuccess(single);
    }

    /** A command that is ready to start: under the account, with nothing of our environment that is not needed. */
    ProcessBuilder program(String name, String... arguments) {
        List<String> command = new ArrayList<>(account.prefix());
        command.add(binaries.program(name));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().keySet().retainAll(Set.of("PATH", "TZ"));
        return builder;
    }

    private static void requireSuccess(Process process) throws IOException, InterruptedException {
        String output = outputOf(process);
        if (process.waitFor() != 0) {
            throw new StartupFailure("cannot prepare PostgreSQL: " + lastLine(output));
        }
    }

    private static String outputOf(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    }

    private static String lastLine(String output) {
        return output.substring(output.lastIndexOf('\n') + 1);
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("server.log");
    }

    /** Why the server ended, as it says in its log. */
    String lastLogged() throws IOException {
        String text = new String(Files.readAllBytes(log()), UTF_8).strip();
        int fatal = text.lastIndexOf("FATAL:");
        String line = fatal < 0
                ? lastLine(text)
                : text.substring(fatal).lines().findFirst().orElse("");
        return line + " (see " + log() + ")";
    }

    PostmasterPid postmaster() {
        return new PostmasterPid(data());
    }

    private Path passwordFile() {
        return home.resolve("password");
    }

    String password() throws IOException {
        return Files.readString(passwordFile());
    }
}
