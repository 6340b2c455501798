package dev.switchboard.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The whole server in a Java process of its own, as a user starts it; at a free port unless told otherwise. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final String READY = "Switchboard ready on ";
    private static final int LONGEST_STOP_SECONDS = 15;

    private final Process process;
    private final Path output;
    private final Path errors;

    private ServerProcess(ProcessBuilder builder, Path output, Path errors) throws IOException {
        this.output = output;
        this.errors = errors;
        this.process = builder.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
    }

    /**
     * Starts a server.
     *
     * @param arguments the command line
     */
    public static ServerProcess start(String... arguments) {
        return start(Map.of(), arguments);
    }

    /**
     * Starts a server.
     *
     * @param environment more variables of its environment
     * @param arguments the command line
     */
    public static ServerProcess start(Map<String, String> environment, String... arguments) {
        try {
            Path output = Files.createTempFile("switchboard-", ".out");
            Path errors = Files.createTempFile("switchboard-", ".err");
            return new ServerProcess(command(environment, arguments), output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command that starts it, for a test that wants the streams otherwise. */
    static ProcessBuilder command(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("SWITCHBOARD_"));
        builder.environment().put("SWITCHBOARD_PORT", "0");
        builder.environment().putAll(environment);
        return builder;
    }

    /** Waits for the ready line and returns the URL in it, without a slash at the end. */
    public URI url() {
        return URI.create(awaitReady());
    }

    /** Waits for the ready line and returns the URL in it. */
    String awaitReady() {
        if (readyUrl().isEmpty()) {
            await().atMost(LONGEST_START)
                    .until(() -> !process.isAlive() || readyUrl().isPresent());
        }
        return readyUrl().orElseThrow(() -> new AssertionError("not ready: " + output() + errors()));
    }

    private Optional<String> readyUrl() {
        return output().lines()
                .filter(line -> line.startsWith(READY))
                .map(line -> line.substring(READY.length()))
                .findFirst();
    }

    /** Asks it to stop, as a service manager does. */
    public ServerProcess terminate() {
        process.destroy();
        return this;
    }

    /** Ends it as a power cut would: nothing of it runs any more, not even a shutdown hook. */
    @CanIgnoreReturnValue
    public ServerProcess kill() {
        process.destroyForcibly().onExit().join();
        return this;
    }

    /** Waits for its end and returns the exit code. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + LONGEST_STOP_SECONDS + " seconds");
        }
        return process.exitValue();
    }

    String output() {
        return content(output);
    }

    /** The process, for those who measure it. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** What it has logged so far. */
    public String errors() {
        return content(errors);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it if it still runs. */
    @Override
    public void close() {
        process.destroy();
        Process ended = process.onExit()
                .completeOnTimeout(process, LONGEST_STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        ended.destroyForcibly();
        delete(output);
        delete(errors);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
