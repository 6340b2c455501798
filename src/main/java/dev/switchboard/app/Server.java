package dev.switchboard.app;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.Migrations;
import dev.switchboard.db.StartupFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.micrometer.VertxPrometheusOptions;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of the server in this process. They start one after the other; when the process ends, for whatever
 * reason but {@code kill -9}, those that were started stop in the opposite order.
 */
final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** The contract says 15 seconds to the end of the process. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(14);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private volatile int exitCode;
    private volatile boolean stopping;

    /**
     * Starts all parts and says so on standard output.
     *
     * @throws StartupFailure if one does not start; {@link #exit} stops the others
     */
    void start(Config config) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndHalt, "server-stop"));
        try {
            startParts(config);
        } catch (Exception e) {
            if (!stopping) {
                throw e;
            }
            LOG.info("asked to stop before it was ready");
        }
    }

    /** A signal that comes meanwhile waits here, and what then fails does so because the process is ending. */
    private synchronized void startParts(Config config) {
        ListeningPort.requireFree(config.listen().host(), config.listen().port());
        DatabaseUrl database = database(config.storage());
        Migrations.migrate(database);
        Vertx vertx = vertx();
        started.push(() -> vertx.close().await(3, SECONDS));
        Wiring.Running running = wired(vertx, config, database);
        started.push(() -> running.stop().await(6, SECONDS));
        IdleMemory.giveBack();
        System.out.println("Switchboard ready on " + config.publicUrl());
    }

    private DatabaseUrl database(Config.Storage storage) {
        DatabaseUrl given = storage.databaseUrl();
        return given == null ? embedded(storage) : given;
    }

    private DatabaseUrl embedded(Config.Storage storage) {
        DataDirectory directory = DataDirectory.open(storage.dataDir());
        started.push(directory);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory);
        started.push(postgres);
        return postgres.url();
    }

    private static Vertx vertx() {
        MicrometerMetricsOptions metrics = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setJvmMetricsEnabled(true)
                .setPrometheusOptions(new VertxPrometheusOptions().setEnabled(true));
        return Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(metrics))
                .withMetrics(new MicrometerMetricsFactory())
                .build();
    }

    /** The port was free at first, but another process may have taken it since. */
    private static Wiring.Running wired(Vertx vertx, Config config, DatabaseUrl database) {
        return Wiring.start(vertx, config, database)
                .recover(e -> Future.failedFuture(e instanceof BindException taken ? refusal(config, taken) : e))
                .await();
    }

    private static StartupFailure refusal(Config config, BindException e) {
        return ListeningPort.refusal(config.listen().host(), config.listen().port(), e);
    }

    /**
     * Ends the process as if it had been asked to, with another exit code.
     *
     * @param code for the process that started this one
     */
    void exit(int code) {
        exitCode = code;
        System.exit(code);
    }

    /** Halts, because a process that ends by a signal would not have exit code 0. */
    private void stopAndHalt() {
        stopping = true;
        Thread stop = new Thread(this::stopParts, "parts-stop");
        stop.start();
        try {
            stop.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            LOG.warn("interrupted while stopping", e);
        }
        Runtime.getRuntime().halt(exitCode);
    }

    private synchronized void stopParts() {
        while (!started.isEmpty()) {
            stop(started.pop());
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("a part did not stop", e);
        }
    }
}
