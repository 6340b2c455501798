package dev.switchboard.outbox;

import dev.switchboard.db.Database;
import io.vertx.core.Future;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends stored mails, the oldest first. A mail is claimed before it is sent, for longer than a mail server takes to
 * answer: nobody else sends it meanwhile, and one whose server died in between is sent by the next.
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int MOST_ATTEMPTS = 20;
    private static final int FIRST_PAUSE_SECONDS = 5;
    private static final int LONGEST_PAUSE_SECONDS = 3_600;
    private static final int MOST_REASON_CHARACTERS = 500;

    private static final String LOCK = "switchboard.outbox";
    private static final String CLAIM = """
            UPDATE mail_mail SET attempts = attempts + 1,
              scheduled_date = (now() AT TIME ZONE 'utc') + interval '10 minutes'
            WHERE id = (SELECT id FROM mail_mail WHERE state = 'outgoing'
                AND (scheduled_date IS NULL OR scheduled_date <= now() AT TIME ZONE 'utc') ORDER BY id LIMIT 1)
            RETURNING id, message_id, subject, email_from, email_to, body_html, body_text, attempts""";
    private static final String SENT = """
            UPDATE mail_mail SET state = 'sent', scheduled_date = NULL, failure_type = NULL, failure_reason = NULL,
              write_date = now() AT TIME ZONE 'utc' WHERE id = $1""";
    private static final String FAILED = """
            UPDATE mail_mail SET state = $2, failure_reason = $3, failure_type = $4,
              scheduled_date = (now() AT TIME ZONE 'utc') + $5 * interval '1 second',
              write_date = now() AT TIME ZONE 'utc' WHERE id = $1""";

    private final Database database;
    private final MailClient client;

    Outbox(Database database, MailClient client) {
        this.database = database;
        this.client = client;
    }

    /** Tries to send the next mail that is due; gives whether there was one. */
    Future<Boolean> sendNext() {
        return claim().compose(mail -> mail.isEmpty()
                ? Future.succeededFuture(false)
                : send(mail.get()).map(true));
    }

    private Future<Optional<Row>> claim() {
        return database.transaction(tx -> tx.tryLock(LOCK)
                .compose(held -> held ? tx.one(row -> row, CLAIM) : Future.succeededFuture(Optional.empty())));
    }

    private Future<Void> send(Row mail) {
        return client.sendMail(message(mail))
                .transform(result -> result.succeeded() ? sent(mail) : failed(mail, result.cause()));
    }

    private static MailMessage message(Row mail) {
        return new MailMessage()
                .setFrom(mail.getString("email_from"))
                .setTo(mail.getString("email_to"))
                .setSubject(mail.getString("subject"))
                .setHtml(mail.getString("body_html"))
                .setText(mail.getString("body_text"))
                .addHeader("Message-ID", mail.getString("message_id"))
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private Future<Void> sent(Row mail) {
        return database.run(SENT, mail.getInteger("id")).mapEmpty();
    }

    /** What the mail server refuses for good is not tried again. */
    private Future<Void> failed(Row mail, Throwable cause) {
        int attempts = mail.getInteger("attempts");
        boolean refused = cause instanceof SMTPException smtp && smtp.isPermanent();
        boolean last = refused || attempts >= MOST_ATTEMPTS;
        LOG.warn("mail {} was not sent at attempt {}: {}", mail.getInteger("id"), attempts, cause.getMessage());
        return database.run(
                        FAILED,
                        mail.getInteger("id"),
                        last ? "exception" : "outgoing",
                        reason(cause),
                        refused ? "unknown" : "mail_smtp",
                        pause(attempts))
                .mapEmpty();
    }

    private static String reason(Throwable cause) {
        String reason = String.valueOf(cause.getMessage());
        return reason.substring(0, Math.min(MOST_REASON_CHARACTERS, reason.length()));
    }

    private static double pause(int attempts) {
        return Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * Math.pow(2, attempts - 1.0));
    }
}
