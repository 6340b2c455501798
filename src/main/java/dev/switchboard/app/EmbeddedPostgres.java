package dev.switchboard.app;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.StartupFailure;
import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own on a data directory, at a loopback port chosen at each start. Whenever it ends
 * before {@link #close}, it is started again at the same port. A server that outlived a killed Java process is
 * stopped and replaced, because only a child of ours can be watched without polling.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String HOST = "127.0.0.1";

    /** The backends of a killed server keep its shared memory for a moment, and until then no other one starts. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PostgresCluster cluster;
    private final DatabaseUrl url;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Process server;

    private EmbeddedPostgres(PostgresCluster cluster, int port) throws IOException {
        String name = PostgresCluster.ROLE;
        this.cluster = cluster;
        this.url = new DatabaseUrl(HOST, port, name, name, cluster.password(), SslMode.DISABLE);
    }

    /**
     * Starts the server and returns when it answers. The first start on a directory makes the database, which takes
     * some seconds.
     *
     * @throws StartupFailure with PostgreSQL's own reason if it does not start
     */
    public static EmbeddedPostgres start(DataDirectory directory) {
        try {
            PostgresCluster cluster = PostgresCluster.in(directory);
            stopServerOf(cluster);
            EmbeddedPostgres postgres = new EmbeddedPostgres(cluster, ListeningPort.free(HOST));
            Process server = postgres.launch();
            Thread watcher = new Thread(() -> postgres.keepRunning(server), "postgres-watcher");
            watcher.setDaemon(true);
            watcher.start();
            return postgres;
        } catch (IOException e) {
            throw new StartupFailure("cannot start PostgreSQL: " + e, e);
        } catch (InterruptedException e) {
            throw new StartupFailure("interrupted while PostgreSQL started", e);
        }
    }

    private synchronized Process launch() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        do {
            Process process = spawn();
            if (becomesReady(process)) {
                return process;
            }
        } while (!stopping.await(200, MILLISECONDS) && Instant.now().isBefore(deadline));
        throw new StartupFailure("PostgreSQL does not start: " + cluster.lastLogged());
    }

    /** The settings stand on the command line so that they hold whatever the files in the directory say. */
    private Process spawn() throws IOException {
        if (stopping.getCount() == 0) {
            throw new StartupFailure("PostgreSQL is being stopped");
        }
        cluster.postmaster().removeIfStale();
        Process process = cluster.program(
                        "postgres",
                        "-D",
                        cluster.data().toString(),
                        "--port=" + url.port(),
                        "--listen_addresses=" + HOST,
                        "--unix_socket_directories=",
                        "--fsync=on",
                        "--synchronous_commit=on",
                        "--shared_buffers=64MB",
                        "--max_connections=40",
                        "--log_min_messages=log",
                        "--log_checkpoints=off")
                .redirectOutput(Redirect.appendTo(cluster.log().toFile()))
                .start();
        server = process;
        return process;
    }

    /** Waits until it is ready, however long it has to recover; false if it has ended or is no longer wanted. */
    private boolean becomesReady(Process process) throws IOException, InterruptedException {
        while (!cluster.postmaster().isReady(process)) {
            if (process.waitFor(20, MILLISECONDS) || stopping.getCount() == 0) {
                return false;
            }
        }
        return true;
    }

    private void keepRunning(Process first) {
        Process current = first;
        try {
            while (true) {
                int code = current.waitFor();
                if (stopping.getCount() == 0) {
                    return;
                }
                LOG.warn("PostgreSQL has ended with code {} and is started again", code);
                current = relaunch(current);
            }
        } catch (InterruptedException e) {
            LOG.warn("PostgreSQL is no longer watched", e);
        }
    }

    /** Tries until it starts, with a pause after each failure; gives the ended process when nobody wants it any more. */
    private Process relaunch(Process ended) throws InterruptedException {
        do {
            try {
                return launch();
            } catch (IOException | StartupFailure e) {
                LOG.error("PostgreSQL is down: {}", e.getMessage());
            }
        } while (!stopping.await(PAUSE.toMillis(), MILLISECONDS));
        return ended;
    }

    /** The database {@code switchboard}, entered as its owner, who may create databases and is no superuser. */
    public DatabaseUrl url() {
        return url;
    }

    /** Stops the server within ten seconds: transactions that are not committed are rolled back. */
    @Override
    public void close() {
        stopping.countDown();
        synchronized (this) {
            try {
                stopServerOf(cluster);
                Process last = server;
                if (last != null && !last.waitFor(1, SECONDS)) {
                    last.destroyForcibly();
                }
            } catch (IOException | InterruptedException e) {
                LOG.error("PostgreSQL was not stopped", e);
            }
        }
    }

    /** First asks for a checkpoint and a clean end; if that takes too long, for an end that the next start repairs. */
    private static void stopServerOf(PostgresCluster cluster) throws IOException, InterruptedException {
        stopServerOf(cluster, "fast", 6);
        stopServerOf(cluster, "immediate", 2);
    }

    private static void stopServerOf(PostgresCluster cluster, String mode, int seconds)
            throws IOException, InterruptedException {
        Optional<ProcessHandle> running = cluster.postmaster().server();
        if (running.isPresent()) {
            Process stop = cluster.program(
                            "pg_ctl",
                            "stop",
                            "-D",
                            cluster.data().toString(),
                            "-m",
                            mode,
                            "-t",
                            String.valueOf(seconds))
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            if (stop.waitFor() != 0) {
                LOG.warn("PostgreSQL {} does not stop in mode {}", running.get().pid(), mode);
            }
        }
    }
}
