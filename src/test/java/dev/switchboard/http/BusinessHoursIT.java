package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.http.Scene.Session;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A closed channel is one without operators, to Odoo's widget and ours. */
@TestInstance(Lifecycle.PER_CLASS)
class BusinessHoursIT {
    private static final int LIVECHAT_USER = 15;
    private static final JsonObject CHANNEL = JsonObject.of("channel_id", 1);

    private final Scene scene = new Scene();

    @AfterEach
    void alwaysOpen() {
        JsonObject found = scene.manage("switchboard.reception", "search", new JsonArray());
        scene.manage("switchboard.reception", "unlink", found.getJsonArray("result"));
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    @Test
    void whoComesOnAHolidayFindsNobody() {
        Session session = scene.session();
        assertThat(isAvailable()).isTrue();

        closedToday();

        assertThat(isAvailable()).isFalse();
        assertThat(scene.client
                        .send(scene.client.request("/im_livechat/loader/1"))
                        .body())
                .contains("isAvailable: false", "options: {}");
        assertThat(getSession(true)).isEqualTo(false);
        assertThat(getSession(false)).isEqualTo(false);
        assertThat(Scene.error(scene.post(session, "Still here?"))).isEmpty();
    }

    @Test
    void whoComesDuringTheHoursIsAnswered() {
        scene.session();
        JsonArray everyDay = new JsonArray(IntStream.range(0, 7)
                .mapToObj(day -> hours(Integer.toString(day), 0, 24))
                .toList());

        assertThat(Scene.error(reception("Pacific/Apia", everyDay, new JsonArray())))
                .isEmpty();

        assertThat(isAvailable()).isTrue();
        assertThat(getSession(false)).isInstanceOf(JsonObject.class);
    }

    @Test
    void aChatbotForWhenThereIsNobodyAnswersWhileItIsClosed() {
        scene.session();
        int script = id(scene.manage("chatbot.script", "create", JsonObject.of("title", "Night porter")));
        scene.manage(
                "chatbot.script.step",
                "create",
                JsonObject.of("chatbot_script_id", script, "step_type", "text", "message", "We are asleep"));
        String rule = scene.column("""
                INSERT INTO im_livechat_channel_rule
                  (channel_id, chatbot_script_id, chatbot_only_if_no_operator, chatbot_enabled_condition)
                VALUES (1, %d, true, 'only_if_no_operator') RETURNING id""".formatted(script)).get(0);
        assertThat(init().getJsonObject("rule").containsKey("chatbotScript")).isFalse();

        closedToday();

        assertThat(isAvailable()).isTrue();
        assertThat(init().getJsonObject("rule").getJsonObject("chatbotScript").getString("name"))
                .isEqualTo("Night porter");
        scene.manage("im_livechat.channel.rule", "unlink", JsonArray.of(Integer.valueOf(String.valueOf(rule))));
    }

    @ParameterizedTest
    @CsvSource({
        "0, -1, 8, begin between",
        "0, 24, 8, begin between",
        "0, 8, 24.5, end between",
        "0, 8, 8, cannot end when they begin",
        "7, 8, 12, Wrong value"
    })
    void hoursThatAreNoneAreRefused(String day, double from, double to, String sentence) {
        JsonObject answer = reception("UTC", JsonArray.of(hours(day, from, to)), new JsonArray());

        assertThat(answer.encode()).contains("error", sentence);
        assertThat(scene.column("SELECT id FROM switchboard_reception")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-12-24, 2026-12-23, cannot end before", "2026-02-30, 2026-03-01, "})
    void holidaysThatAreNoneAreRefused(String from, String to, String sentence) {
        JsonObject answer = reception("UTC", new JsonArray(), JsonArray.of(holiday(from, to)));

        assertThat(answer.encode()).contains("error", sentence == null ? "" : sentence);
    }

    @Test
    void aChannelHasOneReceptionInAZoneThatExists() {
        assertThat(reception("Europe/Atlantis", new JsonArray(), new JsonArray())
                        .encode())
                .contains("Wrong value");
        closedToday();

        assertThat(reception("UTC", new JsonArray(), new JsonArray()).encode()).contains("one reception only");
    }

    @Test
    void operatorsReadTheHoursAndManagersChangeThem() {
        closedToday();
        String operator = scene.signedUp("hours-operator", 1, LIVECHAT_USER);
        String employee = scene.signedUp("hours-employee", 1);

        assertThat(Scene.error(call(operator, "switchboard.holiday", "search_count", new JsonArray())))
                .isEmpty();
        assertThat(Scene.error(call(operator, "switchboard.reception", "create", CHANNEL)))
                .isEqualTo("odoo.exceptions.AccessError");
        assertThat(Scene.error(call(employee, "switchboard.holiday", "search_count", new JsonArray())))
                .isEqualTo("odoo.exceptions.AccessError");
    }

    private void closedToday() {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        JsonArray holidays = JsonArray.of(
                holiday(today.minusDays(1).toString(), today.plusDays(1).toString()));
        assertThat(Scene.error(reception("UTC", new JsonArray(), holidays))).isEmpty();
    }

    private JsonObject reception(String zone, JsonArray hours, JsonArray holidays) {
        return scene.manage(
                "switchboard.reception",
                "create",
                JsonObject.of("channel_id", 1, "tz", zone, "business_hours_ids", hours, "holiday_ids", holidays));
    }

    private static JsonArray hours(String day, double from, double to) {
        return JsonArray.of(0, 0, JsonObject.of("dayofweek", day, "hour_from", from, "hour_to", to));
    }

    private static JsonArray holiday(String from, String to) {
        return JsonArray.of(0, 0, JsonObject.of("name", "Closed", "date_from", from, "date_to", to));
    }

    private static int id(JsonObject answer) {
        assertThat(answer.encode()).doesNotContain("error");
        return answer.getInteger("result");
    }

    private boolean isAvailable() {
        return init().getBoolean("available_for_me");
    }

    private JsonObject init() {
        return scene.client.call("/im_livechat/cors/init", CHANNEL).getJsonObject("result");
    }

    private Object getSession(boolean persisted) {
        return scene.client
                .call(
                        "/im_livechat/cors/get_session",
                        JsonObject.of("channel_id", 1, "anonymous_name", "Ada", "persisted", persisted))
                .getValue("result");
    }

    private JsonObject call(String cookie, String model, String method, Object... args) {
        return scene.client.call(
                "/web/dataset/call_kw",
                JsonObject.of("model", model, "method", method, "args", JsonArray.of(args), "kwargs", new JsonObject()),
                "Cookie",
                cookie);
    }
}
