package dev.switchboard.conversation;

import dev.switchboard.db.Sql;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.model.MailMessageSubtype;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads messages from rows. */
public final class MessageRows {
    /** Messages {@code message} of conversations {@code c}, with their authors. */
    public static final String SELECT = """
            SELECT message.*, c.name AS channel_name, %s, %s, %s
            FROM mail_message message
            JOIN discuss_channel c ON c.id = message.res_id
            LEFT JOIN res_partner p ON p.id = message.author_id
            %s
            LEFT JOIN mail_guest g ON g.id = message.author_guest_id
            %s
            %s
            WHERE message.model = 'discuss.channel'
            """.formatted(
                    People.PARTNER_COLUMNS,
                    People.GUEST_COLUMNS,
                    Ratings.COLUMNS,
                    People.PARTNER_JOINS,
                    People.GUEST_JOINS,
                    Ratings.JOINS);

    /** Whether others than employees may read a {@code message}. */
    public static final String IS_FOR_CUSTOMERS = """
            (NOT message.is_internal AND EXISTS (
              SELECT FROM mail_message_subtype subtype WHERE subtype.id = message.subtype_id AND NOT subtype.internal))""";

    private static final String READABLE =
            "%s AND message.id = $1 AND ($5 OR %s) AND %s".formatted(SELECT, IS_FOR_CUSTOMERS, Channels.IS_READABLE);
    private static final String HELD = READABLE + " FOR NO KEY UPDATE OF message";

    private MessageRows() {}

    /**
     * A message that nobody else changes until the commit.
     *
     * @return fails with a {@link Refusal} of kind NOT_FOUND when the persona may not read it
     */
    static Future<MessageView> held(Tx tx, int id, Persona persona) {
        return find(tx, HELD, id, persona).map(message -> message.orElseThrow(Refusal::notFound));
    }

    /** A message; empty when it is not there, or the persona may not read it. */
    static Future<Optional<MessageView>> readable(Sql sql, int id, Persona persona) {
        return find(sql, READABLE, id, persona);
    }

    private static Future<Optional<MessageView>> find(Sql sql, String query, int id, Persona persona) {
        return sql.one(
                MessageRows::view,
                query,
                id,
                persona.partner(),
                persona.guest(),
                Channels.answersVisitors(persona),
                persona.employee());
    }

    /** A message, from a row of {@link #SELECT}; without its files and reactions. */
    public static MessageView view(Row row) {
        Integer subtype = row.getInteger("subtype_id");
        return new MessageView(
                row.getInteger("id"),
                row.getInteger("res_id"),
                row.getString("channel_name"),
                author(row),
                row.getString("body"),
                row.getString("subject"),
                row.getString("email_from"),
                row.getString("message_type"),
                Integer.valueOf(MailMessageSubtype.COMMENT).equals(subtype),
                Integer.valueOf(MailMessageSubtype.NOTE).equals(subtype),
                row.getInteger("parent_id"),
                row.getLocalDateTime("pinned_at"),
                row.getLocalDateTime("date"),
                row.getLocalDateTime("create_date"),
                row.getLocalDateTime("write_date"),
                Ratings.ofConversation(row),
                new MessageView.Additions(List.of(), List.of(), List.of(), Ratings.ofMessage(row), null, null));
    }

    private static @Nullable PersonaView author(Row row) {
        PersonaView.Partner partner = People.partner(row);
        return partner != null ? partner : People.guest(row);
    }
}
