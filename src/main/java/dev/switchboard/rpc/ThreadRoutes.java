package dev.switchboard.rpc;

import dev.switchboard.conversation.CannedResponses;
import dev.switchboard.conversation.Conversations;
import dev.switchboard.conversation.Edits;
import dev.switchboard.conversation.MessageHistory;
import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.Post;
import dev.switchboard.model.MailMessageSubtype;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Posts and changes messages, and reads conversations as threads (Odoo: mail/controllers/thread.py). */
public final class ThreadRoutes {
    private static final int MOST_FILES = 50;
    private static final String CHANNEL = "discuss.channel";
    private static final List<String> THREAD = List.of("thread_model", "thread_id");

    private final Messages messages;
    private final Edits edits;
    private final MessageHistory history;
    private final Conversations conversations;
    private final CannedResponses cannedResponses;

    /** Makes the routes. */
    public ThreadRoutes(
            Messages messages,
            Edits edits,
            MessageHistory history,
            Conversations conversations,
            CannedResponses cannedResponses) {
        this.cannedResponses = cannedResponses;
        this.messages = messages;
        this.edits = edits;
        this.history = history;
        this.conversations = conversations;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                Route.open(
                                "/mail/message/post",
                                "ThreadController.mail_message_post",
                                List.of("thread_model", "thread_id", "post_data"),
                                this::post)
                        .forGuests("/im_livechat/cors/message/post", "LivechatThreadController.livechat_message_post")
                        .byPostOnly(),
                Route.open(
                                "/mail/message/update_content",
                                "ThreadController.mail_message_update_content",
                                List.of("message_id", "body", "attachment_ids"),
                                this::updateContent)
                        .forGuests(
                                "/im_livechat/cors/message/update_content",
                                "LivechatThreadController.livechat_message_update_content")
                        .byPostOnly(),
                Route.open(
                                "/mail/thread/data",
                                "ThreadController.mail_thread_data",
                                List.of("thread_model", "thread_id", "request_list"),
                                this::data)
                        .byPostOnly(),
                Route.signedIn("/mail/thread/messages", "ThreadController.mail_thread_messages", THREAD, this::messages)
                        .byPostOnly());
    }

    private Future<Answer> post(Call call) {
        checkModel(call);
        return cannedResponses
                .used(call.persona(), cannedResponses(call.params()))
                .compose(used -> messages.post(post(call, call.params().object("post_data"))))
                .map(message -> Answer.of(call.visitorDialect().messages(List.of(message), call.persona())));
    }

    private static List<Integer> cannedResponses(Params params) {
        return params.list("canned_response_ids").stream()
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .limit(MOST_FILES)
                .toList();
    }

    private static void checkModel(Call call) {
        String model = call.params().text("thread_model");
        if (!model.equals(CHANNEL)) {
            throw new Refusal(Refusal.Kind.KEY_ERROR, model);
        }
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

    private Future<Answer> updateContent(Call call) {
        Params params = call.params();
        List<Post.File> files = params.value("attachment_ids") == null
                ? null
                : files(params.list("attachment_ids"), params.list("attachment_tokens"));
        Edits.Edit edit = new Edits.Edit(params.integer("message_id"), params.textOrNull("body"), files);
        return edits.edit(call.persona(), edit)
                .map(message -> Answer.of(call.visitorDialect().messages(List.of(message), call.persona())));
    }

    private Future<Answer> data(Call call) {
        checkModel(call);
        return conversations
                .thread(call.persona(), call.params().integer("thread_id"))
                .map(thread -> Answer.of(
                        call.visitorDialect().thread(thread, call.params().list("request_list"))));
    }

    private Future<Answer> messages(Call call) {
        checkModel(call);
        return history.read(call.persona(), call.params().integer("thread_id"), ChannelRoutes.page(call.params()))
                .map(found -> ChannelRoutes.page(call, found));
    }
}
