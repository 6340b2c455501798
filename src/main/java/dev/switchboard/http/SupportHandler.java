package dev.switchboard.http;

import dev.switchboard.rpc.LivechatPages;
import dev.switchboard.rpc.SupportPage;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Mounts the page that a link to a channel opens. */
final class SupportHandler {
    private final LivechatPages livechat;

    SupportHandler(LivechatPages livechat) {
        this.livechat = livechat;
    }

    void mount(Router router, String prefix) {
        router.get(prefix + "/im_livechat/support/:channel").handler(this::page);
    }

    private void page(RoutingContext context) {
        String channel = context.pathParam("channel");
        if (!channel.matches("[0-9]{1,9}")) {
            send(context, Optional.empty());
            return;
        }
        livechat.supportPage(Integer.parseInt(channel))
                .onSuccess(page -> send(context, page))
                .onFailure(context::fail);
    }

    private static void send(RoutingContext context, Optional<SupportPage> page) {
        if (page.isPresent()) {
            Ending.now(context.response()
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .end(page.get().html()));
        } else {
            Pages.send(context, 404, "There is no such channel.");
        }
    }
}
