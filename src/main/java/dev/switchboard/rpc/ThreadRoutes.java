package dev.switchboard.rpc;

import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.Post;
import dev.switchboard.model.MailMessageSubtype;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Posts messages (Odoo: mail/controllers/thread.py). */
public final class ThreadRoutes {
    private static final int MOST_FILES = 50;
    private static final String CHANNEL = "discuss.channel";

    private final Messages messages;

    /** Makes the routes. */
    public ThreadRoutes(Messages messages) {
        this.messages = messages;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(Route.open(
                        "/mail/message/post",
                        "ThreadController.mail_message_post",
                        List.of("thread_model", "thread_id", "post_data"),
                        this::post)
                .forGuests("/im_livechat/cors/message/post", "LivechatThreadController.livechat_message_post")
                .byPostOnly());
    }

    private Future<Answer> post(Call call) {
        Params params = call.params();
        String model = params.text("thread_model");
        if (!model.equals(CHANNEL)) {
            throw new Refusal(Refusal.Kind.KEY_ERROR, model);
        }
        return messages.post(post(call, params.object("post_data")))
                .map(message -> Answer.of(call.visitorDialect().messages(List.of(message), call.persona())));
    }

    private static Post post(Call call, Params data) {
        return new Post(
                call.persona(),
                call.params().integer("thread_id"),
                data.text("body"),
                data.has("message_type") ? data.text("message_type") : "notification",
                "mail.mt_comment".equals(data.textOrNull("subtype_xmlid"))
                        ? MailMessageSubtype.COMMENT
                        : MailMessageSubtype.NOTE,
                data.integerOrNull("parent_id"),
                        call.params().object("context").label("temporary_id"))
                .withFiles(files(data.list("attachment_ids"), call.params().list("attachment_tokens")));
    }

    /** A token stands where its file stands; who needs none may leave them all out. */
    private static List<Post.File> files(List<Object> ids, List<Object> tokens) {
        if (!tokens.isEmpty() && tokens.size() != ids.size()) {
            throw new Refusal(Refusal.Kind.USER_ERROR, "An access token must be provided for each attachment.");
        }
        if (ids.size() > MOST_FILES) {
            throw new Refusal(Refusal.Kind.USER_ERROR, "A message takes at most %d files.".formatted(MOST_FILES));
        }
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new Post.File(Params.integer(ids.get(i)), token(tokens, i)))
                .toList();
    }

    private static @Nullable String token(List<Object> tokens, int place) {
        return place < tokens.size() && tokens.get(place) instanceof String token ? token : null;
    }
}
