package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.http.Scene.Session;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a visitor may call, with each of its parameters left out and turned into what it must not be: the answer is
 * one of the protocol's, and a call that is refused changes nothing.
 */
@TestInstance(Lifecycle.PER_CLASS)
class HostileParametersIT {
    private static final Pattern OURS =
            Pattern.compile("Something went wrong on the server|PgException|java\\.|io\\.vertx|SQLSTATE|\\bat dev\\.");
    private static final int MORE_THAN_A_LINE = 70_000;
    private static final int MOST_SHOWN = 400;

    private static final List<@Nullable Object> WRONG = Arrays.asList(
            null,
            true,
            -1,
            1.5,
            1L << 31,
            BigInteger.ONE.shiftLeft(70),
            1e308,
            "",
            "abc",
            "\u0000",
            "\ud800",
            "x".repeat(MORE_THAN_A_LINE),
            new JsonArray(),
            JsonArray.of(JsonArray.of(1)),
            JsonArray.of(1L << 40),
            new JsonArray(Collections.nCopies(5_000, -1)),
            new JsonObject(),
            JsonObject.of("id", 1));

    private static final String KEPT = Stream.of(
                    "mail_message",
                    "discuss_channel",
                    "discuss_channel_member",
                    "rating_rating",
                    "mail_mail",
                    "ir_attachment")
            .map("SELECT md5(string_agg(t::text, '' ORDER BY t.id)) FROM %s t"::formatted)
            .collect(Collectors.joining(" UNION ALL "));

    private final Scene scene = new Scene("--visitor-limits", "off");
    private final Session session = scene.spoken("hello");

    /** By route, below {@code /im_livechat/cors} or whole, what a call that is in order carries besides the session. */
    private final Map<String, JsonObject> calls = Map.ofEntries(
            Map.entry("init", JsonObject.of("channel_id", 1)),
            Map.entry(
                    "get_session",
                    JsonObject.of("channel_id", 1, "anonymous_name", "V", "persisted", true)
                            .put("previous_operator_id", 3)
                            .put("chatbot_script_id", false)),
            Map.entry("leave_message", JsonObject.of("channel_id", 1, "name", "A", "email", "a@b.co", "message", "m")),
            Map.entry("queue/join", JsonObject.of("channel_id", 1, "name", "A")),
            Map.entry("queue/leave", JsonObject.of("channel_id", 1)),
            Map.entry("resume", JsonObject.of("token", "abc")),
            Map.entry("history", JsonObject.of("pid", 3, "page_history", JsonArray.of("/a"))),
            Map.entry("feedback", JsonObject.of("rate", 5, "reason", "quick")),
            Map.entry("email_livechat_transcript", JsonObject.of("email", "a@b.co")),
            Map.entry(
                    "data", JsonObject.of("init_messaging", JsonObject.of("channel_types", JsonArray.of("livechat")))),
            Map.entry(
                    "message/post",
                    JsonObject.of("thread_model", "discuss.channel", "thread_id", session.channelId())
                            .put("context", new JsonObject())
                            .put("post_data", JsonObject.of("body", "hi", "message_type", "comment"))),
            Map.entry("message/reaction", JsonObject.of("message_id", 1, "content", "x", "action", "add")),
            Map.entry("message/update_content", JsonObject.of("message_id", 1, "body", "x", "attachment_ids", "")),
            Map.entry("attachment/delete", JsonObject.of("attachment_id", 1, "access_token", "x")),
            Map.entry("channel/messages", JsonObject.of("limit", 30, "before", 1, "search_term", "h")),
            Map.entry("channel/mark_as_read", JsonObject.of("last_message_id", 1, "sync", true)),
            Map.entry("channel/fold", JsonObject.of("state", "open", "state_count", 1)),
            Map.entry("channel/notify_typing", JsonObject.of("is_typing", true)),
            Map.entry("/chatbot/cors/restart", JsonObject.of("chatbot_script_id", 1)),
            Map.entry("/chatbot/cors/step/trigger", JsonObject.of("chatbot_script_id", 1)),
            Map.entry("/chatbot/cors/step/validate_email", new JsonObject()),
            Map.entry("/chatbot/cors/answer/save", JsonObject.of("message_id", 1, "selected_answer_id", 1)));

    @AfterAll
    void theLogHasNoErrors() {
        String errors = scene.errors();
        scene.close();
        assertThat(errors.lines().filter(line -> line.contains(" ERROR "))).isEmpty();
    }

    Stream<String> routes() {
        return calls.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void noParameterMakesACallGoWrongAndWhatIsRefusedChangesNothing(String route) {
        List<JsonObject> refused = spoilt(route).stream()
                .filter(params -> isRefused(route, params))
                .toList();
        List<@Nullable String> before = scene.column(KEPT);

        assertThat(refused).isNotEmpty().allMatch(params -> isRefused(route, params));
        assertThat(scene.column(KEPT)).isEqualTo(before);
    }

    private List<JsonObject> spoilt(String route) {
        JsonObject valid = session.params().mergeIn(calls.getOrDefault(route, new JsonObject()));
        return valid.fieldNames().stream()
                .flatMap(name -> Stream.concat(
                        Stream.of(without(valid, name)),
                        WRONG.stream().map(wrong -> valid.copy().put(name, wrong))))
                .toList();
    }

    private static JsonObject without(JsonObject valid, String name) {
        JsonObject left = valid.copy();
        assertThat(left.remove(name)).isNotNull();
        return left;
    }

    private boolean isRefused(String route, JsonObject params) {
        JsonObject answer = scene.client.call(route.startsWith("/") ? route : "/im_livechat/cors/" + route, params);
        String asked = params.encode();
        assertThat(answer.encode())
                .as(asked.substring(0, Math.min(MOST_SHOWN, asked.length())))
                .doesNotContainPattern(OURS);
        return answer.containsKey("error");
    }
}
