package dev.switchboard.app;

import dev.switchboard.db.StartupFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The system user under whom PostgreSQL runs. It refuses to run as root, so for root this is somebody else.
 *
 * @param user owns PostgreSQL's files
 * @param prefix what a command line begins with so that the program runs as that user, in a session of its own: an
 *     interrupt typed in the terminal is for the server, which then stops PostgreSQL when it no longer needs it
 */
record PostgresAccount(UserPrincipal user, List<String> prefix) {

    /**
     * Chooses the account for a directory: its owner, unless that is root; then the user {@code switchboard} if the
     * system has one, else {@code nobody}.
     */
    static PostgresAccount of(Path directory) throws IOException {
        UserPrincipal owner = Files.getOwner(directory);
        List<String> prefix = new ArrayList<>();
        if (DataDirectory.isRoot()) {
            owner = owner.getName().equals("root") ? unprivileged(directory) : owner;
            prefix.addAll(switchTo(owner.getName()));
        }
        if (isInstalled("setsid")) {
            prefix.add("setsid");
        }
        return new PostgresAccount(owner, List.copyOf(prefix));
    }

    private static UserPrincipal unprivileged(Path directory) throws IOException {
        var users = directory.getFileSystem().getUserPrincipalLookupService();
        try {
            return users.lookupPrincipalByName("switchboard");
        } catch (UserPrincipalNotFoundException e) {
            return users.lookupPrincipalByName("nobody");
        }
    }

    private static List<String> switchTo(String user) throws IOException {
        if (!isInstalled("setpriv")) {
            throw new StartupFailure(
                    "started by root, PostgreSQL needs the program setpriv (of util-linux) to run as user " + user
                            + "; install it, or start the server as an ordinary user, or use --database-url");
        }
        return List.of("setpriv", "--reuid=" + user, "--regid=" + groupOf(user), "--clear-groups");
    }

    private static String groupOf(String user) throws IOException {
        Process id =
                new ProcessBuilder("id", "-g", user).redirectErrorStream(true).start();
        return new String(id.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII).strip();
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    void own(Path path) throws IOException {
        Files.setOwner(path, user);
    }
}
