package dev.switchboard.outbox;

import dev.switchboard.db.Database;
import dev.switchboard.links.Networks;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one kind of what leaves for other servers: at once, and again after a while what did not get there. */
public final class OutboxVerticle extends VerticleBase {
    /** The event bus address that hears that something is waiting; the message is empty. */
    public static final String ADDRESS = "switchboard.outbox";

    private static final Logger LOG = LoggerFactory.getLogger(OutboxVerticle.class);
    private static final int PAUSE_MILLIS = 2_000;

    private final Function<Vertx, Outgoing> kind;
    private boolean busy;
    private boolean again;

    private OutboxVerticle(Function<Vertx, Outgoing> kind) {
        this.kind = kind;
    }

    /** Sends the mails of a database through a mail server. */
    public static OutboxVerticle mails(Database database, MailConfig server) {
        return new OutboxVerticle(vertx -> new Mails(database, MailClient.create(vertx, server)));
    }

    /**
     * Tells webhooks what happened.
     *
     * @param allowed where they may be besides public addresses
     */
    public static OutboxVerticle webhooks(Database database, Networks allowed) {
        return new OutboxVerticle(
                vertx -> new Webhooks(database, new WebhookClient(vertx, allowed), () -> wake(vertx.eventBus())));
    }

    private static void wake(EventBus eventBus) {
        eventBus.publish(ADDRESS, "");
    }

    @Override
    public Future<?> start() {
        Outgoing outgoing = kind.apply(vertx);
        vertx.eventBus().consumer(ADDRESS, message -> work(outgoing));
        vertx.setPeriodic(0, PAUSE_MILLIS, timer -> work(outgoing));
        return Future.succeededFuture();
    }

    /** One after the other; who asks meanwhile is heard when the last one is done. */
    private void work(Outgoing outgoing) {
        again = true;
        if (!busy) {
            busy = true;
            next(outgoing);
        }
    }

    private void next(Outgoing outgoing) {
        again = false;
        outgoing.sendNext()
                .onFailure(e -> LOG.warn("the outbox cannot be read: {}", e.getMessage()))
                .onComplete(result -> {
                    busy = again || Boolean.TRUE.equals(result.result());
                    continueOrRest(outgoing);
                });
    }

    private void continueOrRest(Outgoing outgoing) {
        if (busy) {
            next(outgoing);
        }
    }
}
