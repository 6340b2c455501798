package dev.switchboard.livechat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.switchboard.db.Tx;
import dev.switchboard.dialect.MessageView;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;

/** The files of a mailed conversation. Who reads the mail is not signed in: each file's link has a token of its own. */
record TranscriptFiles(Map<Integer, List<Transcript.File>> ofMessages) {
    private static final String OPEN = """
            UPDATE ir_attachment SET access_token = gen_random_uuid() WHERE access_token IS NULL AND id IN (
              SELECT attachment_id FROM message_attachment_rel WHERE message_id = ANY($1))""";
    private static final String FIND = """
            SELECT rel.message_id, a.id, a.name, a.access_token
            FROM message_attachment_rel rel JOIN ir_attachment a ON a.id = rel.attachment_id
            WHERE rel.message_id = ANY($1) ORDER BY a.id""";

    private record Attached(int messageId, Transcript.File file) {}

    /** What hangs on messages. */
    static Future<TranscriptFiles> of(Tx tx, List<MessageView> messages) {
        Object ids = messages.stream().map(MessageView::id).toArray(Integer[]::new);
        return tx.run(OPEN, ids)
                .compose(opened -> tx.list(TranscriptFiles::attached, FIND, ids))
                .map(attached -> new TranscriptFiles(
                        attached.stream().collect(groupingBy(Attached::messageId, mapping(Attached::file, toList())))));
    }

    private static Attached attached(Row row) {
        String path = "/web/content/%d?access_token=%s".formatted(row.getInteger("id"), row.getString("access_token"));
        return new Attached(row.getInteger("message_id"), new Transcript.File(row.getString("name"), path));
    }

    List<Transcript.File> on(MessageView message) {
        return ofMessages.getOrDefault(message.id(), List.of());
    }
}
