package dev.switchboard.rpc;

import dev.switchboard.files.AttachmentRemoval;
import io.vertx.core.Future;
import java.util.List;

/** Deletes files (Odoo: mail/controllers/attachment.py); {@link UploadRoute} takes them. */
public final class AttachmentRoutes {
    private final AttachmentRemoval removal;

    /** Makes the routes. */
    public AttachmentRoutes(AttachmentRemoval removal) {
        this.removal = removal;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(Route.open(
                        "/mail/attachment/delete",
                        "AttachmentController.mail_attachment_delete",
                        List.of("attachment_id"),
                        this::delete)
                .forGuests(
                        "/im_livechat/cors/attachment/delete",
                        "LivechatAttachmentController.im_livechat_attachment_delete")
                .byPostOnly());
    }

    private Future<Answer> delete(Call call) {
        return removal.delete(
                        call.persona(),
                        call.params().integer("attachment_id"),
                        call.params().textOrNull("access_token"))
                .map(deleted -> Answer.nothing());
    }
}
