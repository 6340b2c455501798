package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.switchboard.model.ResGroups;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a visitor's widget says to a chatbot, and what comes of it. */
@TestInstance(Lifecycle.PER_CLASS)
class ChatbotConversationIT {
    private static final int CALLS_AT_ONCE = 12;
    private static final int OTHERS = 5;

    private final Scene scene = new Scene();
    private final ModelClient admin = ModelClient.signIn(scene.server(), "admin", Servers.ADMIN_PASSWORD);
    private final RawClient widget = new RawClient(scene.url());

    @AfterAll
    void stop() {
        scene.close();
    }

    @Test
    void callsThatComeAtOnceLeadOneStepOn() {
        Scene.Session session = session(
                script(step("free_input_single", "Name?"), step("free_input_single", "Age?"), step("text", "Bye")));
        says(session, "Ada");

        List<CompletableFuture<JsonObject>> calls = IntStream.range(0, CALLS_AT_ONCE)
                .mapToObj(call -> CompletableFuture.supplyAsync(() -> goesOn(session)))
                .toList();
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();

        assertThat(bodies(session)).containsExactly("<p>Name?</p>", "<p>Ada</p>", "<p>Age?</p>");
    }

    @Test
    void anOperatorWhoKnowsWhatAStepAsksForIsPreferred() {
        int expertise = admin.speaking(19).create("im_livechat.expertise", JsonObject.of("name", "Shoes"));
        IntStream.range(0, OTHERS).forEach(other -> operator("Other " + other, JsonArray.of()));
        int expert = operator("Expert", JsonArray.of(expertise));
        JsonObject forward = step("forward_operator", "Wait")
                .put("operator_expertise_ids", JsonArray.of(JsonArray.of(6, 0, JsonArray.of(expertise))));
        int script = script(step("free_input_single", "Name?"), forward);

        Scene.Session session = session(script);
        says(session, "Ada");
        goesOn(session);

        assertThat(members(session)).contains(expert);
        assertThat(admin.speaking(19)
                        .read("discuss.channel", session.channelId(), "livechat_expertise_ids")
                        .getJsonArray("livechat_expertise_ids"))
                .containsExactly(expertise);
    }

    private static JsonObject step(String type, String message) {
        return JsonObject.of("step_type", type, "message", message);
    }

    private int script(JsonObject... steps) {
        JsonArray made = new JsonArray(
                Stream.of(steps).map(step -> JsonArray.of(0, 0, step)).toList());
        int script = admin.speaking(19).create("chatbot.script", JsonObject.of("title", "Bo", "script_step_ids", made));
        assertThat(admin.create(
                        "im_livechat.channel.rule", JsonObject.of("channel_id", 1, "chatbot_script_id", script)))
                .isPositive();
        return script;
    }

    /** An operator who is there; gives their {@code res.partner} id. */
    @CanIgnoreReturnValue
    private int operator(String name, JsonArray expertises) {
        String cookie = scene.signedUp(name, ResGroups.INTERNAL_USER, ResGroups.LIVECHAT_USER);
        int user = ((JsonArray) admin.call("res.users", "search", JsonArray.of(JsonArray.of("login", "=", name))))
                .getInteger(0);
        admin.speaking(19)
                .call(
                        "res.users",
                        "write",
                        JsonArray.of(user),
                        JsonObject.of("livechat_expertise_ids", JsonArray.of(JsonArray.of(6, 0, expertises))));
        JsonArray added = JsonArray.of(JsonArray.of(4, user));
        admin.call("im_livechat.channel", "write", JsonArray.of(1), JsonObject.of("user_ids", added));
        RawClient.Socket socket = widget.connect("18.0-2", scene.origin(), cookie);
        socket.subscribe(0);
        socket.presence(0);
        String online = "SELECT count(*) FROM bus_presence WHERE status = 'online' AND user_id = " + user;
        await().atMost(20, SECONDS).until(() -> scene.column(online).contains("1"));
        return admin.read("res.users", user, "partner_id")
                .getJsonArray("partner_id")
                .getInteger(0);
    }

    private Scene.Session session(int script) {
        JsonObject opened = widget.call(
                        "/im_livechat/cors/get_session",
                        JsonObject.of("channel_id", 1, "anonymous_name", "Ada", "chatbot_script_id", script))
                .getJsonObject("result");
        return new Scene.Session(
                opened.getJsonArray("discuss.channel").getJsonObject(0).getInteger("id"),
                opened.getJsonObject("Store").getString("guest_token"));
    }

    private void says(Scene.Session session, String text) {
        JsonObject post = JsonObject.of("body", text, "message_type", "comment", "subtype_xmlid", "mail.mt_comment");
        JsonObject params = JsonObject.of(
                "thread_model",
                "discuss.channel",
                "thread_id",
                session.channelId(),
                "post_data",
                post,
                "guest_token",
                session.token());
        assertThat(widget.call("/im_livechat/cors/message/post", params).containsKey("result"))
                .isTrue();
    }

    @CanIgnoreReturnValue
    private JsonObject goesOn(Scene.Session session) {
        return widget.call(
                "/chatbot/cors/step/trigger",
                JsonObject.of("channel_id", session.channelId(), "guest_token", session.token()));
    }

    private List<String> bodies(Scene.Session session) {
        return scene.column("SELECT body FROM mail_message WHERE message_type = 'comment' AND res_id = "
                + session.channelId() + " ORDER BY id");
    }

    private List<Integer> members(Scene.Session session) {
        return scene
                .column("SELECT partner_id FROM discuss_channel_member WHERE partner_id IS NOT NULL AND channel_id = "
                        + session.channelId())
                .stream()
                .map(Integer::valueOf)
                .toList();
    }
}
