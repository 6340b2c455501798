package dev.switchboard.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A server in a process of its own, started as its users start it, so that it can be killed. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Switchboard ready.*?(https?://\\S+)");
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final Process process;
    private final URI url;

    private ServerProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts a server and waits for its ready line.
     *
     * @param options the command line
     */
    public static ServerProcess start(String... options) {
        var command = new ArrayList<>(List.of(java(), "-cp", System.getProperty("java.class.path")));
        command.add("dev.switchboard.app.Main");
        command.addAll(List.of(options));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new ServerProcess(process, readyUrl(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Reads the server's output to its end, so that it never waits for a reader. */
    private static URI readyUrl(Process process) {
        var ready = new CompletableFuture<URI>();
        var reader = new Thread(() -> read(process.inputReader(), ready), "server-output");
        reader.setDaemon(true);
        reader.start();
        return ready.orTimeout(LONGEST_START.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void read(BufferedReader output, CompletableFuture<URI> ready) {
        output.lines().forEach(line -> {
            var matcher = READY.matcher(line);
            if (matcher.find()) {
                ready.complete(URI.create(matcher.group(1)));
            }
        });
        ready.completeExceptionally(new IllegalStateException("the server ended before it was ready"));
    }

    /** The public address, without a slash at the end. */
    public URI url() {
        return url;
    }

    /** Ends the process as a power cut would: nothing of it runs any more, not even a shutdown hook. */
    void kill() {
        var ignored = process.destroyForcibly();
        awaitEnd();
    }

    /** Asks the process to stop. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
