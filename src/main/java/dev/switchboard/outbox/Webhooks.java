package dev.switchboard.outbox;

import dev.switchboard.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells webhooks what happened: of one session in its order, of several at the same time. A target that fails is asked
 * by one call at a time, after pauses that grow, and no other one waits for it; one that has failed for a day is
 * switched off.
 */
final class Webhooks implements Outgoing {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Patience PATIENCE = new Patience(20, 5, 600);
    private static final String NOW = "(now() AT TIME ZONE 'utc')";
    private static final String LOCK = "switchboard.webhooks";

    /** A minute is longer than a call may take. Four calls to one target are enough, one to a target that fails. */
    private static final String CLAIM = """
            UPDATE switchboard_webhook_delivery d SET state = 'sending', attempts = d.attempts + 1,
              scheduled_date = %1$s + interval '1 minute'
            FROM switchboard_webhook w
            WHERE w.id = d.webhook_id AND d.id = (
              SELECT next.id FROM switchboard_webhook target CROSS JOIN LATERAL (
                SELECT due.id FROM switchboard_webhook_delivery due
                WHERE due.webhook_id = target.id AND due.state IN ('outgoing', 'sending') AND due.scheduled_date <= %1$s
                  AND NOT EXISTS (
                    SELECT FROM switchboard_webhook_delivery before
                    WHERE before.webhook_id = target.id AND before.channel_id = due.channel_id AND before.id < due.id
                      AND before.state IN ('outgoing', 'sending'))
                ORDER BY due.id LIMIT 1) next
              WHERE target.active AND (target.retry_date IS NULL OR target.retry_date <= %1$s)
                AND (SELECT count(*) FROM switchboard_webhook_delivery busy
                  WHERE busy.webhook_id = target.id AND busy.state = 'sending' AND busy.scheduled_date > %1$s)
                  < CASE WHEN target.failures > 0 THEN 1 ELSE 4 END
              ORDER BY next.id LIMIT 1)
            RETURNING d.id, d.uuid, d.body, d.attempts, w.id AS webhook_id, w.url, w.secret, w.failures""".formatted(NOW);

    /**
     * Who comes back after another node took over has no say any more. The webhook is locked before what it is told, as
     * by who deletes it.
     */
    private static final String OURS = """
            FROM (SELECT id FROM switchboard_webhook WHERE id = $3 FOR UPDATE) w
            WHERE d.webhook_id = w.id AND d.id = $1 AND d.attempts = $2 AND d.state = 'sending' RETURNING d.webhook_id""";

    private static final String TAKEN = """
            WITH told AS (
              UPDATE switchboard_webhook_delivery d SET state = 'sent', status_code = $4, failure_reason = NULL,
                write_date = %s %s)
            UPDATE switchboard_webhook SET failures = 0, failing_since = NULL, retry_date = NULL
            WHERE failing_since IS NOT NULL AND id IN (SELECT webhook_id FROM told)""".formatted(NOW, OURS);

    private static final String FAILED = """
            WITH tried AS (
              UPDATE switchboard_webhook_delivery d SET state = $4, status_code = $5, failure_reason = $6,
                scheduled_date = %1$s + $7 * interval '1 second', write_date = %1$s %2$s)
            UPDATE switchboard_webhook w SET failing_since = coalesce(w.failing_since, %1$s),
              failures = w.failures + CASE WHEN $8 THEN 1 ELSE 0 END,
              retry_date = CASE WHEN $8 THEN %1$s + $9 * interval '1 second' ELSE w.retry_date END,
              active = w.active AND coalesce(w.failing_since, %1$s) > %1$s - interval '1 day'
            WHERE w.id IN (SELECT webhook_id FROM tried) RETURNING w.name, w.active""".formatted(NOW, OURS);

    private final Database database;
    private final Claims claims;
    private final WebhookClient client;
    private final Runnable wake;

    /**
     * Sends what is stored.
     *
     * @param wake run when something may have become due
     */
    Webhooks(Database database, WebhookClient client, Runnable wake) {
        this.database = database;
        this.claims = new Claims(database, LOCK, CLAIM);
        this.client = client;
        this.wake = wake;
    }

    /** Begins to send the next delivery; does not wait for its target. */
    @Override
    public Future<Boolean> sendNext() {
        return claims.next().map(delivery -> {
            delivery.ifPresent(this::send);
            return delivery.isPresent();
        });
    }

    private void send(Row delivery) {
        client.send(delivery)
                .transform(result -> result.succeeded()
                        ? answered(delivery, result.result())
                        : failed(delivery, null, result.cause().getMessage(), true))
                .onFailure(e -> LOG.warn("what became of a delivery cannot be stored: {}", e.getMessage()))
                .onComplete(done -> wake.run());
    }

    /** A target that is there and does not want one delivery may want the next. */
    private Future<Void> answered(Row delivery, int status) {
        boolean overloaded = status >= 500 || status == 429;
        return status / 100 == 2
                ? database.run(
                                TAKEN,
                                delivery.getInteger("id"),
                                delivery.getInteger("attempts"),
                                delivery.getInteger("webhook_id"),
                                status)
                        .mapEmpty()
                : failed(delivery, status, "answered with status " + status, overloaded);
    }

    private Future<Void> failed(Row delivery, @Nullable Integer status, @Nullable String reason, boolean target) {
        int attempts = delivery.getInteger("attempts");
        return database.one(
                        row -> row,
                        FAILED,
                        delivery.getInteger("id"),
                        attempts,
                        delivery.getInteger("webhook_id"),
                        PATIENCE.isOver(attempts) ? "exception" : "outgoing",
                        status,
                        Patience.reason(reason),
                        PATIENCE.pause(attempts),
                        target,
                        PATIENCE.pause(delivery.getInteger("failures") + 1))
                .onSuccess(webhook -> webhook.ifPresent(row -> log(delivery, row, reason)))
                .mapEmpty();
    }

    private static void log(Row delivery, Row webhook, @Nullable String reason) {
        String name = webhook.getString("name");
        if (Boolean.TRUE.equals(webhook.getBoolean("active"))) {
            LOG.info("webhook {} did not take delivery {}: {}", name, delivery.getString("uuid"), reason);
        } else {
            LOG.warn("webhook {} is switched off, because it has failed for a day: {}", name, reason);
        }
    }
}
