package dev.switchboard.outbox;

import dev.switchboard.db.Sql;
import io.vertx.core.Future;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail about a conversation.
 *
 * @param channelId {@code discuss.channel} id
 * @param sender who sends it
 * @param to an address, see {@link Recipient}
 * @param authorId {@code res.partner} id
 */
public record Mail(int channelId, String subject, Sender sender, String to, int authorId, String html, String text) {
    private static final String STORE = """
            INSERT INTO mail_mail
              (message_id, model, res_id, subject, email_from, email_to, author_id, body_html, body_text)
            VALUES ($1, 'discuss.channel', $2, $3, $4, $5, $6, $7, $8)""";

    /**
     * Who sends a mail.
     *
     * @param email the address that answers go to; without one, nobody's at this server
     * @param publicUrl where this server is
     */
    public record Sender(String name, @Nullable String email, String publicUrl) {

        private String header() {
            String plain = name.replaceAll("[\\p{Cntrl}\"\\\\]", "");
            return "\"%s\" <%s>".formatted(plain, email == null || email.isBlank() ? "noreply@" + host() : email);
        }

        private String host() {
            return URI.create(publicUrl).getHost();
        }
    }

    /** Stores it for the outbox, which sends it after the commit. */
    public Future<Void> store(Sql sql) {
        return sql.run(
                        STORE,
                        "<%s@%s>".formatted(UUID.randomUUID(), sender.host()),
                        channelId,
                        subject,
                        sender.header(),
                        to,
                        authorId,
                        html,
                        text)
                .mapEmpty();
    }
}
