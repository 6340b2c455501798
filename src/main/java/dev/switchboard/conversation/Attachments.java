package dev.switchboard.conversation;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Topic;
import dev.switchboard.db.Sql;
import dev.switchboard.dialect.AttachmentView;
import dev.switchboard.dialect.Event;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads files from rows, without their bytes. */
public final class Attachments {
    /** Where a file is said to belong until its message is posted; the words are Odoo's. */
    public static final String PENDING = "mail.compose.message";

    /** What {@link #view} reads, from a file {@code a} and {@link #JOIN}. */
    public static final String COLUMNS = """
            a.id, a.name, a.mimetype, a.file_size, a.checksum, a.create_date, thread.id AS thread_id,
            thread.name AS thread_name""";

    /** The conversation of a file {@code a}. */
    public static final String JOIN =
            "LEFT JOIN discuss_channel thread ON a.res_model = 'discuss.channel' AND thread.id = a.res_id";

    private static final String OF_CHANNEL = """
            SELECT %s FROM ir_attachment a %s
            WHERE a.res_model = 'discuss.channel' AND a.res_id = $1 AND ($2::int4 IS NULL OR a.id < $2)
            ORDER BY a.id DESC LIMIT $3""".formatted(COLUMNS, JOIN);

    private Attachments() {}

    /**
     * Tells of a file that is no more.
     *
     * @param channelId the conversation that it belonged to; without one only who deletes it is told
     */
    public static void announce(
            Change change, @Nullable Integer channelId, Persona deleter, Event.AttachmentDeleted deleted) {
        if (channelId != null) {
            change.announce(Topic.channel(channelId), deleted);
        } else if (!(deleter instanceof Persona.Anonymous)) {
            change.announce(Topic.of(deleter), deleted);
        }
    }

    /** A file as its owner reads it, from {@link #COLUMNS} and the access token. */
    public static AttachmentView owned(Row row) {
        return view(row, row.getString("access_token"));
    }

    /** The newest files of a conversation. */
    static Future<List<AttachmentView>> of(Sql sql, int channelId, @Nullable Integer before, int limit) {
        return sql.list(Attachments::view, OF_CHANNEL, channelId, before, Math.max(0, limit));
    }

    static AttachmentView view(Row row) {
        return view(row, null);
    }

    private static AttachmentView view(Row row, @Nullable String accessToken) {
        return new AttachmentView(
                row.getInteger("id"),
                row.getString("name"),
                Objects.requireNonNullElse(row.getString("mimetype"), "application/octet-stream"),
                Objects.requireNonNullElse(row.getInteger("file_size"), 0),
                Objects.requireNonNullElse(row.getString("checksum"), ""),
                row.getLocalDateTime("create_date"),
                accessToken,
                thread(row));
    }

    private static AttachmentView.@Nullable ThreadName thread(Row row) {
        Integer id = row.getInteger("thread_id");
        return id == null ? null : new AttachmentView.ThreadName(id, row.getString("thread_name"));
    }
}
