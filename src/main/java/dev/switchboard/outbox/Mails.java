package dev.switchboard.outbox;

import dev.switchboard.db.Database;
import io.vertx.core.Future;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.sqlclient.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends stored mails, the oldest first. */
final class Mails implements Outgoing {
    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);
    private static final Patience PATIENCE = new Patience(20, 5, 3_600);
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
    private final Claims claims;
    private final MailClient client;

    Mails(Database database, MailClient client) {
        this.database = database;
        this.claims = new Claims(database, LOCK, CLAIM);
        this.client = client;
    }

    /** Sends the next mail, and is done with it before the one after it. */
    @Override
    public Future<Boolean> sendNext() {
        return claims.next()
                .compose(mail -> mail.isEmpty()
                        ? Future.succeededFuture(false)
                        : send(mail.get()).map(true));
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
        boolean last = refused || PATIENCE.isOver(attempts);
        LOG.warn("mail {} was not sent at attempt {}: {}", mail.getInteger("id"), attempts, cause.getMessage());
        return database.run(
                        FAILED,
                        mail.getInteger("id"),
                        last ? "exception" : "outgoing",
                        Patience.reason(cause.getMessage()),
                        refused ? "unknown" : "mail_smtp",
                        PATIENCE.pause(attempts))
                .mapEmpty();
    }
}
