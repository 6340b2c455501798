package dev.switchboard.bench;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who posts.
 *
 * @param guestToken a cross-origin visitor's
 * @param cookie an operator's session
 */
record Author(@Nullable String guestToken, @Nullable String cookie) {

    /** Posts a message, as 18.0's clients do. */
    Future<Void> post(Server server, Conversation conversation, String body) {
        JsonObject data = JsonObject.of("body", body, "message_type", "comment", "subtype_xmlid", "mail.mt_comment");
        JsonObject params = JsonObject.of(
                "thread_model",
                "discuss.channel",
                "thread_id",
                conversation.id(),
                "post_data",
                data,
                "context",
                JsonObject.of("temporary_id", 0.81));
        if (guestToken == null) {
            return server.call("/mail/message/post", params, cookie).mapEmpty();
        }
        return server.call("/im_livechat/cors/message/post", params.put("guest_token", guestToken), null)
                .mapEmpty();
    }
}
