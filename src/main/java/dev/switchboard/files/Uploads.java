package dev.switchboard.files;

import dev.switchboard.conversation.Attachments;
import dev.switchboard.conversation.Channels;
import dev.switchboard.db.Database;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.AttachmentView;
import dev.switchboard.model.DiscussChannel;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores files that people attach. The bytes go from the disk to the database in parts, never as a whole. */
public final class Uploads {
    private static final int LONGEST_NAME = 255;
    private static final String OPEN_TO_VISITORS = """
            SELECT FROM discuss_channel
            WHERE id = $1 AND allow_public_upload AND (channel_type <> 'livechat' OR livechat_active)""";
    private static final String ADD_PART = "INSERT INTO upload_part (upload, position, bytes) VALUES ($1, $2, $3)";
    private static final String INSERT = """
            WITH file AS (
              INSERT INTO ir_attachment
                (name, res_model, res_id, access_token, db_datas, file_size, checksum, mimetype, create_uid, write_uid)
              VALUES ($2, $3, $4, $5, (SELECT string_agg(bytes, '' ORDER BY position) FROM upload_part WHERE upload = $1),
                $6, $7, $8, $9, $9)
              RETURNING *)
            SELECT %s, a.access_token FROM file a %s""".formatted(Attachments.COLUMNS, Attachments.JOIN);
    private static final String CLEAR = "DELETE FROM upload_part WHERE upload = $1";

    private final Database database;
    private final Vertx vertx;

    /** Reads files off the event loops. */
    public Uploads(Database database, Vertx vertx) {
        this.database = database;
        this.vertx = vertx;
    }

    /**
     * A file that came.
     *
     * @param name what its owner calls it; of a path only the last name counts
     * @param file where its bytes are
     * @param pending whether it belongs to a message that is still being written
     */
    public record Upload(Persona author, int channelId, String name, Path file, boolean pending) {

        /** No path, and nothing that could break a header or a line of text. */
        private String bareName() {
            String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
            String bare = last.replaceAll("\\p{Cntrl}", "").strip();
            return bare.length() > LONGEST_NAME ? bare.substring(bare.length() - LONGEST_NAME) : bare;
        }

        private @Nullable Integer userId() {
            return author instanceof Persona.User user ? user.id() : null;
        }

        private boolean trusted() {
            return author instanceof Persona.User user && user.system();
        }
    }

    /**
     * Stores a file.
     *
     * @return the file, with the token by which a visitor reaches it; fails with a {@link Refusal}: NOT_FOUND when the
     *     author may not post there, ACCESS_ERROR when visitors may not attach files there, VALUE_ERROR when it has no
     *     name
     */
    public Future<AttachmentView> store(Upload upload) {
        if (upload.bareName().isEmpty()) {
            return Future.failedFuture(new Refusal(Refusal.Kind.VALUE_ERROR, "The file has no name."));
        }
        return admit(upload)
                .compose(admitted -> vertx.executeBlocking(() -> Digest.of(upload.file()), false))
                .compose(digest -> database.transaction(tx -> store(tx, upload, digest)));
    }

    private Future<Void> admit(Upload upload) {
        return Channels.readable(database, upload.channelId(), upload.author())
                .compose(readable -> readable ? Future.succeededFuture() : Future.failedFuture(Refusal.notFound()))
                .compose(reached -> upload.author().employee()
                        ? Future.succeededFuture(true)
                        : database.run(OPEN_TO_VISITORS, upload.channelId()).map(rows -> rows.size() > 0))
                .compose(open -> open ? Future.succeededFuture() : Future.failedFuture(closed()));
    }

    private static Refusal closed() {
        return new Refusal(Refusal.Kind.ACCESS_ERROR, "You are not allowed to upload attachments on this channel.");
    }

    private Future<AttachmentView> store(Tx tx, Upload upload, Digest digest) {
        UUID parts = UUID.randomUUID();
        return copy(tx, upload.file(), parts, 0)
                .compose(copied -> insert(tx, upload, digest, parts))
                .compose(stored -> tx.run(CLEAR, parts).map(stored));
    }

    private Future<Void> copy(Tx tx, Path file, UUID parts, int position) {
        return vertx.executeBlocking(() -> Digest.part(file, position), false)
                .compose(part -> part.length() == 0
                        ? Future.succeededFuture()
                        : add(tx, parts, position, part).compose(added -> copy(tx, file, parts, position + 1)));
    }

    private static Future<Void> add(Tx tx, UUID parts, int position, Buffer part) {
        return tx.run(ADD_PART, parts, position, part).mapEmpty();
    }

    private static Future<AttachmentView> insert(Tx tx, Upload upload, Digest digest, UUID parts) {
        String type = FileType.harmless(FileType.of(upload.bareName(), digest.head()), upload.trusted());
        return tx.one(
                        Attachments::owned,
                        INSERT,
                        parts,
                        upload.bareName(),
                        upload.pending() ? Attachments.PENDING : DiscussChannel.MODEL.name(),
                        upload.pending() ? 0 : upload.channelId(),
                        upload.author().employee() ? null : UUID.randomUUID().toString(),
                        digest.size(),
                        digest.sha1(),
                        type,
                        upload.userId())
                .map(stored -> stored.orElseThrow());
    }
}
