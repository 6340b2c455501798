package dev.switchboard.http;

import dev.switchboard.rpc.LivechatPages;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Mounts the script that a page loads to have the widget. */
final class LoaderHandler {
    private final LivechatPages livechat;

    LoaderHandler(LivechatPages livechat) {
        this.livechat = livechat;
    }

    void mount(Router router, String prefix) {
        router.route(prefix + "/im_livechat/loader/:channel")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::loader);
    }

    private void loader(RoutingContext context) {
        String channel = context.pathParam("channel");
        if (!channel.matches("[0-9]{1,9}")) {
            Pages.send(context, 404, "There is no such channel.");
            return;
        }
        livechat.loader(Integer.parseInt(channel), context.request().getParam("username"))
                .onSuccess(script -> Ending.now(context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/javascript")
                        .end(script)))
                .onFailure(context::fail);
    }
}
