package dev.switchboard.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs in other languages, run below {@code target}. */
final class Scripts {
    static final String SUCCESS = "exit code 0\n";

    private static final Path SOURCES = Path.of("src/test/resources/clients");
    private static final Path DIRECTORY = Path.of("target/clients");
    private static final int LONGEST_RUN_SECONDS = 180;

    private Scripts() {}

    /** Copies them to where they run: what they install stays out of the sources. */
    static void unpack() throws IOException {
        Files.createDirectories(DIRECTORY);
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                Path copy = Files.copy(
                        source, DIRECTORY.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                assert Files.exists(copy);
            }
        }
    }

    /** Whether a program is there and ends well. */
    static boolean works(String... command) {
        try {
            return run(new File("."), command).equals(SUCCESS);
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a program, and gives its exit code with what it said when it failed. */
    static String run(String... command) throws IOException {
        return run(DIRECTORY.toFile(), command);
    }

    private static String run(File directory, String... command) throws IOException {
        Path output = Files.createTempFile("switchboard-script-", ".out");
        Process process = new ProcessBuilder(command)
                .directory(directory)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.onExit()
                .completeOnTimeout(process, LONGEST_RUN_SECONDS, TimeUnit.SECONDS)
                .join();
        if (process.isAlive()) {
            process.destroyForcibly();
            return "still running: " + Files.readString(output);
        }
        String said = process.exitValue() == 0 ? "" : Files.readString(output);
        Files.delete(output);
        return "exit code " + process.exitValue() + "\n" + said;
    }
}
