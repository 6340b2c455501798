package dev.switchboard.files;

import dev.switchboard.conversation.Channels;
import dev.switchboard.conversation.FileStanding;
import dev.switchboard.db.Database;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.StoredFile;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds files for who may see them; gives their bytes. */
public final class AttachmentFiles {
    private static final String FILE = "SELECT a.id, a.name, a.mimetype, a.file_size, a.checksum FROM ir_attachment a ";
    private static final String OF_CONVERSATION =
            FILE + "WHERE a.id = $1 AND a.res_model = 'discuss.channel' AND a.res_id = $2";
    private static final String BY_ID = FILE + "WHERE a.id = $1";
    private static final String SLICE =
            "SELECT substring(db_datas FROM $2 FOR $3) AS bytes FROM ir_attachment WHERE id = $1";

    private final Database database;

    /** Reads from a database. */
    public AttachmentFiles(Database database) {
        this.database = database;
    }

    /** A file of a conversation; fails with {@link Refusal} NOT_FOUND, also when the caller may not read it. */
    public Future<StoredFile> ofConversation(Persona persona, int channelId, int id) {
        return reached(channelId, persona)
                .compose(reached -> database.one(AttachmentFiles::file, OF_CONVERSATION, id, channelId))
                .compose(AttachmentFiles::found);
    }

    /**
     * A file by its id alone.
     *
     * @param token the file's access token, if the caller has one
     * @return fails with {@link Refusal} NOT_FOUND, also when the caller may not see it
     */
    public Future<StoredFile> byId(Persona persona, int id, @Nullable String token) {
        return FileStanding.of(database, persona, id)
                .compose(standing -> standing.isPresent() && standing.get().mayRead(token)
                        ? database.one(AttachmentFiles::file, BY_ID, id)
                        : Future.succeededFuture(Optional.empty()))
                .compose(AttachmentFiles::found);
    }

    private static Future<StoredFile> found(Optional<StoredFile> file) {
        return file.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(Refusal.notFound()));
    }

    private Future<Void> reached(int channelId, Persona persona) {
        return Channels.readable(database, channelId, persona)
                .compose(readable -> readable ? Future.succeededFuture() : Future.failedFuture(Refusal.notFound()));
    }

    /**
     * Some bytes of a file.
     *
     * @param offset the first of them, from 0
     * @return at most that many, fewer at the end; nothing of a file that is gone
     */
    public Future<Buffer> slice(int id, int offset, int bytes) {
        return database.one(row -> Optional.ofNullable(row.getBuffer("bytes")), SLICE, id, offset + 1, bytes)
                .map(found -> found.flatMap(slice -> slice).orElseGet(Buffer::buffer));
    }

    private static StoredFile file(Row row) {
        return new StoredFile(
                row.getInteger("id"),
                row.getString("name"),
                Objects.requireNonNullElse(row.getString("mimetype"), FileType.UNKNOWN),
                Objects.requireNonNullElse(row.getInteger("file_size"), 0),
                Objects.requireNonNullElse(row.getString("checksum"), ""));
    }
}
