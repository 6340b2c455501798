package dev.switchboard.chatbot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.switchboard.http.RawClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A visitor in a conversation with a chatbot, who calls the routes that Odoo's widget calls, in whatever order. */
final class ScriptVisitor {
    private static final int ALL = 500;

    private final RawClient client;
    private final int livechat;
    private final String token;
    private final int conversation;
    private final JsonObject opened;

    private ScriptVisitor(RawClient client, int livechat, JsonObject opened) {
        this.client = client;
        this.livechat = livechat;
        this.opened = opened;
        this.token = opened.getJsonObject("Store").getString("guest_token");
        this.conversation =
                opened.getJsonArray("discuss.channel").getJsonObject(0).getInteger("id");
    }

    /** Opens a conversation that a chatbot answers. */
    static ScriptVisitor open(RawClient client, int livechat, int script) {
        JsonObject params = JsonObject.of(
                "channel_id", livechat, "anonymous_name", "Ada", "chatbot_script_id", script, "persisted", true);
        return new ScriptVisitor(
                client,
                livechat,
                client.call("/im_livechat/cors/get_session", params).getJsonObject("result"));
    }

    int conversation() {
        return conversation;
    }

    /** What a client hears that was away since the conversation was opened, up to a message. */
    List<JsonObject> missed(int message) {
        RawClient.Socket socket = client.connect("18.0-2", client.server().toString(), null);
        long since =
                opened.getJsonArray("discuss.channel").getJsonObject(0).getLong("message_needaction_counter_bus_id");
        socket.subscribe(since, "mail.guest_" + token);
        await().atMost(20, SECONDS)
                .until(() -> heard(socket).stream()
                        .anyMatch(told -> messagesIn(told.getJsonObject("data")).contains(message)));
        return heard(socket);
    }

    private List<JsonObject> heard(RawClient.Socket socket) {
        return socket.notifications.stream()
                .map(notification -> notification.getJsonObject("message"))
                .filter(told -> told.getString("type").equals("discuss.channel/new_message"))
                .map(told -> told.getJsonObject("payload"))
                .filter(told -> told.getInteger("id") == conversation)
                .toList();
    }

    /** The same person, who asks for a conversation that is not theirs. */
    ScriptVisitor lookingInto(ScriptVisitor other) {
        JsonObject forged = opened.copy();
        forged.getJsonArray("discuss.channel").getJsonObject(0).put("id", other.conversation);
        return new ScriptVisitor(client, livechat, forged);
    }

    /** Writes; gives the whole answer. */
    JsonObject post(String body) {
        JsonObject data = JsonObject.of("body", body, "message_type", "comment", "subtype_xmlid", "mail.mt_comment");
        return call(
                "/im_livechat/cors/message/post",
                JsonObject.of("thread_model", "discuss.channel", "thread_id", conversation, "post_data", data));
    }

    JsonObject trigger() {
        return call("/chatbot/cors/step/trigger", here());
    }

    JsonObject pick(int message, int answer) {
        return call(
                "/chatbot/cors/answer/save", here().put("message_id", message).put("selected_answer_id", answer));
    }

    JsonObject checkAddress() {
        return call("/chatbot/cors/step/validate_email", here());
    }

    JsonObject restart(int script) {
        return call("/chatbot/cors/restart", here().put("chatbot_script_id", script));
    }

    JsonObject leave() {
        return call("/im_livechat/cors/visitor_leave_session", here());
    }

    /** Loads the page again; gives the conversation as the server tells it then, unless it is over. */
    Optional<JsonObject> reload() {
        JsonObject init =
                client.call("/im_livechat/cors/init", JsonObject.of("channel_id", livechat, "guest_token", token));
        if (!init.containsKey("result")) {
            throw new AssertionError(init.encode());
        }
        JsonObject livechats =
                JsonObject.of("init_messaging", JsonObject.of("channel_types", JsonArray.of("livechat")));
        JsonArray going = call("/im_livechat/cors/data", livechats)
                .getJsonObject("result")
                .getJsonArray("discuss.channel", new JsonArray());
        return going.stream().map(JsonObject.class::cast).findFirst();
    }

    /** The records of all messages and of what belongs to them. */
    JsonObject history() {
        return call("/im_livechat/cors/channel/messages", here().put("limit", ALL))
                .getJsonObject("result")
                .getJsonObject("data");
    }

    /** All messages, the oldest first. */
    List<JsonObject> messages() {
        return history().getJsonArray("mail.message", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .sorted(Comparator.comparing(message -> message.getInteger("id")))
                .toList();
    }

    List<Integer> messageIds() {
        return messages().stream().map(message -> message.getInteger("id")).toList();
    }

    private JsonObject here() {
        return JsonObject.of("channel_id", conversation);
    }

    private JsonObject call(String path, JsonObject more) {
        return client.call(path, JsonObject.of("guest_token", token).mergeIn(more));
    }

    /** The step that an answer to {@link #trigger} tells of; nothing when it tells of none. */
    static Optional<JsonObject> step(JsonObject answer) {
        return Optional.ofNullable(answer.getJsonObject("result"))
                .map(result -> result.getJsonArray("ChatbotStep").getJsonObject(0));
    }

    /** The message in which it is said, or nothing. */
    static @Nullable Integer message(JsonObject step) {
        return step.getValue("message") instanceof Integer id ? id : null;
    }

    /** The ids of the messages that an answer brings, in their order. */
    static List<Integer> messagesIn(@Nullable JsonObject result) {
        return result == null
                ? List.of()
                : result.getJsonArray("mail.message", new JsonArray()).stream()
                        .map(message -> ((JsonObject) message).getInteger("id"))
                        .sorted()
                        .toList();
    }

    /** Whether an answer to {@link #trigger} is that of a turn to a step. */
    static boolean tells(JsonObject answer, ExpectedRun.Turn turn, @Nullable Integer at) {
        if (answer.containsKey("error")) {
            return turn == ExpectedRun.Turn.IS_REFUSED;
        }
        Integer told = step(answer).map(step -> step.getInteger("scriptStep")).orElse(null);
        return turn != ExpectedRun.Turn.IS_REFUSED && Objects.equals(told, turn == ExpectedRun.Turn.ENDS ? null : at);
    }

    /** The answers to calls that are made at the same moment. */
    static List<JsonObject> atOnce(int times, Supplier<JsonObject> call) {
        List<CompletableFuture<JsonObject>> calls = IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.supplyAsync(call))
                .toList();
        return new ArrayList<>(calls.stream().map(CompletableFuture::join).toList());
    }
}
