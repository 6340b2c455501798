package dev.switchboard.rpc;

import dev.switchboard.dialect.VisitorDialect;
import dev.switchboard.files.Uploads;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Takes files, which come as a form and not as JSON-RPC (Odoo: mail_attachment_upload in mail/controllers/attachment.py). */
public final class UploadRoute {
    private final Uploads uploads;
    private final VisitorDialect dialect;

    /** Answers in one series. */
    public UploadRoute(Uploads uploads, VisitorDialect dialect) {
        this.uploads = uploads;
        this.dialect = dialect;
    }

    /**
     * A form as it came.
     *
     * @param pending the value of {@code is_pending}
     * @param name what the sender calls the file
     * @param file where its bytes are; the caller removes them
     */
    public record Form(
            @Nullable String threadModel,
            @Nullable String threadId,
            @Nullable String pending,
            String name,
            Path file) {}

    /**
     * Stores a file.
     *
     * @return the body of the answer; fails with {@link Refusal}: NOT_FOUND where the caller may not post, ACCESS_ERROR
     *     where visitors may not attach files, another one for a form that makes no sense
     */
    public Future<JsonObject> take(Persona persona, Form form) {
        if (!"discuss.channel".equals(form.threadModel())) {
            return Future.failedFuture(new Refusal(Refusal.Kind.KEY_ERROR, String.valueOf(form.threadModel())));
        }
        boolean pending = form.pending() != null
                && !form.pending().isEmpty()
                && !form.pending().equals("false");
        return Future.succeededFuture(form)
                .map(given -> new Params(JsonObject.of("thread_id", given.threadId())).integer("thread_id"))
                .map(channel -> new Uploads.Upload(persona, channel, form.name(), form.file(), pending))
                .compose(uploads::store)
                .map(stored -> JsonObject.of("data", dialect.uploaded(stored)));
    }
}
