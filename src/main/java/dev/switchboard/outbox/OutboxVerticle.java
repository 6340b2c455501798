package dev.switchboard.outbox;

import dev.switchboard.db.Database;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what leaves for a mail server: at once, and again after a while what did not get there. */
public final class OutboxVerticle extends VerticleBase {
    /** The event bus address that hears that something is waiting; the message is empty. */
    public static final String ADDRESS = "switchboard.outbox";

    private static final Logger LOG = LoggerFactory.getLogger(OutboxVerticle.class);
    private static final int PAUSE_MILLIS = 2_000;

    private final Database database;
    private final MailConfig server;
    private boolean busy;
    private boolean again;

    /** Sends the mails of a database through a mail server. */
    public OutboxVerticle(Database database, MailConfig server) {
        this.database = database;
        this.server = server;
    }

    @Override
    public Future<?> start() {
        Outbox outbox = new Outbox(database, MailClient.create(vertx, server));
        vertx.eventBus().consumer(ADDRESS, message -> work(outbox));
        vertx.setPeriodic(0, PAUSE_MILLIS, timer -> work(outbox));
        return Future.succeededFuture();
    }

    /** One mail after the other; who asks meanwhile is heard when the last one is done. */
    private void work(Outbox outbox) {
        again = true;
        if (!busy) {
            busy = true;
            next(outbox);
        }
    }

    private void next(Outbox outbox) {
        again = false;
        outbox.sendNext()
                .onFailure(e -> LOG.warn("the outbox cannot be read: {}", e.getMessage()))
                .onComplete(result -> {
                    busy = again || Boolean.TRUE.equals(result.result());
                    continueOrRest(outbox);
                });
    }

    private void continueOrRest(Outbox outbox) {
        if (busy) {
            next(outbox);
        }
    }
}
