package dev.switchboard.rpc;

import dev.switchboard.conversation.LinkPreviews;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.List;

/** Shows what is behind the links in messages (Odoo: mail/controllers/link_preview.py). */
public final class LinkPreviewRoutes {
    /** Which makes this server call others. */
    static final String LOOK = "/mail/link_preview";

    private static final int MOST_HIDDEN = 50;

    private final LinkPreviews previews;

    /** Makes the routes. */
    public LinkPreviewRoutes(LinkPreviews previews) {
        this.previews = previews;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                Route.open(LOOK, "LinkPreviewController.mail_link_preview", List.of("message_id"), this::look)
                        .forGuests(
                                "/im_livechat/cors/link_preview", "LivechatLinkPreviewController.livechat_link_preview")
                        .byPostOnly(),
                Route.open(
                                "/mail/link_preview/hide",
                                "LinkPreviewController.mail_link_preview_hide",
                                List.of("link_preview_ids"),
                                this::hide)
                        .forGuests(
                                "/im_livechat/cors/link_preview/hide",
                                "LivechatLinkPreviewController.livechat_link_preview_hide")
                        .byPostOnly());
    }

    private Future<Answer> look(Call call) {
        return previews.look(call.persona(), call.params().integer("message_id"))
                .map(looked -> Answer.nothing());
    }

    private Future<Answer> hide(Call call) {
        List<Integer> ids = call.params().list("link_preview_ids").stream()
                .map(Params::integer)
                .toList();
        if (ids.size() > MOST_HIDDEN) {
            throw new Refusal(Refusal.Kind.USER_ERROR, "These are more links than a message has.");
        }
        return previews.hide(call.persona(), ids).map(hidden -> Answer.nothing());
    }
}
