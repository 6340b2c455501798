package dev.switchboard.livechat;

import dev.switchboard.bus.Rounds;
import dev.switchboard.db.Database;
import dev.switchboard.outbox.OutboxVerticle;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/** One a node; of all nodes, the one that gets the lock mails what was answered to messages that visitors left. */
public final class AnswerVerticle extends VerticleBase {
    private static final int EVERY_MILLIS = 5_000;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final AnswerMails mails;

    /**
     * Mails through the outbox.
     *
     * @param publicUrl what links in mails begin with
     */
    public AnswerVerticle(Database database, String publicUrl) {
        this.mails = new AnswerMails(database, publicUrl, PAUSE);
    }

    @Override
    public Future<?> start() {
        Rounds.begin(vertx, "Mailing answers", EVERY_MILLIS, this::round);
        return Future.succeededFuture();
    }

    private Future<Void> round() {
        return mails.compose().map(stored -> {
            if (stored > 0) {
                vertx.eventBus().publish(OutboxVerticle.ADDRESS, "");
            }
            return null;
        });
    }
}
