package dev.switchboard.rpc;

import dev.switchboard.conversation.AttachmentFiles;
import dev.switchboard.conversation.AttachmentRemoval;
import io.vertx.core.Future;
import java.util.List;

/** Lists and deletes files (Odoo: mail/controllers/attachment.py, and attachments in discuss/channel.py). */
public final class AttachmentRoutes {
    private static final int DEFAULT_PAGE = 30;

    private final AttachmentFiles files;
    private final AttachmentRemoval removal;

    /** Makes the routes. */
    public AttachmentRoutes(AttachmentFiles files, AttachmentRemoval removal) {
        this.files = files;
        this.removal = removal;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                Route.open(
                                "/mail/attachment/delete",
                                "AttachmentController.mail_attachment_delete",
                                List.of("attachment_id"),
                                this::delete)
                        .forGuests(
                                "/im_livechat/cors/attachment/delete",
                                "LivechatAttachmentController.im_livechat_attachment_delete")
                        .byPostOnly(),
                Route.open(
                                "/discuss/channel/attachments",
                                "ChannelController.load_attachments",
                                List.of("channel_id"),
                                this::list)
                        .byPostOnly());
    }

    private Future<Answer> delete(Call call) {
        return removal.delete(
                        call.persona(),
                        call.params().integer("attachment_id"),
                        call.params().textOrNull("access_token"))
                .map(deleted -> Answer.nothing());
    }

    private Future<Answer> list(Call call) {
        Params params = call.params();
        return files.list(
                        call.persona(),
                        params.integer("channel_id"),
                        params.integerOrNull("before"),
                        params.integer("limit", DEFAULT_PAGE))
                .map(found -> Answer.of(call.visitorDialect().attachments(found)));
    }
}
