package dev.switchboard.rpc;

import dev.switchboard.files.AttachmentFiles;
import dev.switchboard.files.Pictures;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Picture;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.StoredFile;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives files and pictures (Odoo: web/controllers/binary.py, mail/controllers/discuss/binary.py). */
public final class BinaryRoutes {
    private final AttachmentFiles files;
    private final Pictures pictures;

    /** Makes the routes. */
    public BinaryRoutes(AttachmentFiles files, Pictures pictures) {
        this.files = files;
        this.pictures = pictures;
    }

    /** A file of a conversation; fails with {@link Refusal} NOT_FOUND where the caller may not read it. */
    public Future<StoredFile> ofConversation(Persona persona, int channelId, int id) {
        return files.ofConversation(persona, channelId, id);
    }

    /** A file by its id; fails with {@link Refusal} NOT_FOUND where the caller may not see it. */
    public Future<StoredFile> byId(Persona persona, int id, @Nullable String token) {
        return files.byId(persona, id, token);
    }

    /** Some bytes of a file, fewer than asked for at its end. */
    public Future<Buffer> slice(StoredFile file, int offset, int bytes) {
        return files.slice(file.id(), offset, bytes);
    }

    /** A file as a picture that fits into a box, with sides of 0 for any; empty when it is given as it is. */
    public Future<Optional<Buffer>> fitted(StoredFile file, int width, int height) {
        return pictures.fitted(file, width, height);
    }

    /** The picture in a field of a record; the placeholder where there is none, or none for the caller. */
    public Future<Picture> ofRecord(Persona persona, String model, int id, String field, int side) {
        return pictures.ofRecord(persona, model, id, field, side);
    }

    /** What is shown where there is no picture. */
    public Picture placeholder() {
        return pictures.placeholder();
    }
}
