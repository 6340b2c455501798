package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.http.Scene.Session;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a visitor sends: what is HTML has nothing in it that acts, and what is text stays as it was sent. */
@TestInstance(Lifecycle.PER_CLASS)
class HostileTextsIT {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern HARMLESS = Pattern.compile(
            "</?(a|b|i|u|p|div|span|br|img|ul|li|table|tbody|tr|td|th|em|strong|pre|code|blockquote|h[1-6])"
                    + "( (href|src)=\"((https?:|mailto:|tel:|/)[^\"]*|[\\w./-]*)\""
                    + "| (?!on|style|href|src)[a-z-]+=(\"[^\"]*\"|'[\\w ]*'))*\\s*/?>");

    /** What the mail has around what was said. */
    private static final Pattern FRAME = Pattern.compile(
            "<!doctype html>|<(/?)(html|body|table|tr|td|div)[^>]*>|<span style=\"color:#6b7080;font-size:12px\">");

    private static final JsonArray LIVECHATS = JsonArray.of("livechat");

    private final Scene scene = new Scene("--smtp-url", "smtp://127.0.0.1:1");

    @AfterAll
    void stop() {
        scene.close();
    }

    @ParameterizedTest
    @FieldSource("dev.switchboard.http.HostileTexts#ALL")
    void aMessageIsShownWithNothingThatActsAsPostedEditedAndMailed(String text) {
        Session session = scene.spoken("before");
        JsonObject posted = scene.post(session, "mark " + text);
        check(posted);
        JsonObject edit =
                JsonObject.of("message_id", Desk.messageId(posted), "body", text, "attachment_ids", new JsonArray());
        check(scene.call("message/update_content", session, edit));
        check(scene.call("email_livechat_transcript", session, JsonObject.of("email", "a@b.example")));

        List<@Nullable String> mails =
                scene.column("SELECT body_html FROM mail_mail WHERE res_id = " + session.channelId());
        assertThat(mails).hasSize(1);
        String said = FRAME.matcher(String.valueOf(mails.get(0))).replaceAll("");
        assertThat(acting(said)).isEmpty();
        checkSocket("mark");
    }

    @ParameterizedTest
    @FieldSource("dev.switchboard.http.HostileTexts#ALL")
    void aReasonAndPagesAndAReactionAreTextInWhatTheOperatorHears(String text) {
        Session session = scene.spoken("before");
        JsonObject reacted =
                JsonObject.of("message_id", Desk.messageId(scene.post(session, "x")), "content", text, "action", "add");
        check(scene.call("message/reaction", session, reacted));
        int operator = Integer.parseInt(String.valueOf(
                scene.column("SELECT livechat_operator_id FROM discuss_channel WHERE id = " + session.channelId())
                        .get(0)));
        JsonObject pages =
                JsonObject.of("pid", operator, "page_history", JsonArray.of("/" + text, text, "https://x/\"" + text));
        check(scene.call("history", session, pages));
        check(scene.call("feedback", session, JsonObject.of("rate", 1, "reason", "mark " + text)));

        checkSocket("mark");
    }

    @ParameterizedTest
    @FieldSource("dev.switchboard.http.HostileTexts#ALL")
    void aNameAndCookiesAreTextWhereverTheyGo(String text) {
        assertThat(scene.session().token()).isNotEmpty();
        JsonObject params = JsonObject.of("channel_id", 1, "anonymous_name", text);
        HttpResponse<String> opened = scene.client.post(
                "/im_livechat/get_session",
                JsonObject.of("params", params).encode(),
                "Cookie",
                "tz=<script>pwned=1</script>; frontend_lang=\"><svg/onload=pwned=1>");

        assertThat(opened.headers().firstValue("content-type")).hasValue("application/json; charset=utf-8");
        assertThat(opened.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        JsonObject answer = new JsonObject(opened.body());
        check(answer);
        JsonObject channel =
                answer.getJsonObject("result").getJsonArray("discuss.channel").getJsonObject(0);
        assertThat(channel.getString("name")).startsWith(text);
        assertThat(channel.getString("anonymous_name")).isEqualTo(text);
        assertThat(scene.column("SELECT coalesce(timezone, '-') || lang FROM mail_guest ORDER BY id DESC LIMIT 1"))
                .containsExactly("-en_US");
    }

    @ParameterizedTest
    @FieldSource("dev.switchboard.http.HostileTexts#ALL")
    void aFilesNameIsText(String text) {
        Session session = scene.spoken("before");
        assertThat(scene.column("UPDATE discuss_channel SET allow_public_upload = true RETURNING id"))
                .isNotEmpty();
        String sent = text.replaceAll("[\"=;:,/\\\\\t]", " ").strip();
        JsonObject file = UploadedFile.stored(
                UploadedFile.text(sent, "x").send(scene.client, session.channelId(), session.token()));
        String path = "/web/content/%d?download=true&access_token=%s"
                .formatted(file.getInteger("id"), file.getString("access_token"));
        HttpResponse<String> given = scene.client.send(scene.client.request(path));

        assertThat(file.getString("name")).isEqualTo(sent);
        assertThat(given.headers().allValues("content-disposition"))
                .singleElement()
                .asString()
                .startsWith("attachment; filename");
        assertThat(given.headers().firstValue("content-type")).get().asString().doesNotContain("html");
    }

    @ParameterizedTest
    @FieldSource("dev.switchboard.http.HostileTexts#ALL")
    void aGuestsNewNameIsText(String text) {
        Session session = scene.spoken("before");
        int guest =
                Integer.parseInt(session.token().substring(0, session.token().indexOf('|')));
        JsonObject renaming = JsonObject.of("guest_id", guest, "name", text);

        assertThat(Scene.error(
                        scene.client.call("/mail/guest/update_name", renaming, "Cookie", "dgid=" + session.token())))
                .isEmpty();

        assertThat(scene.column("SELECT name FROM mail_guest WHERE id = " + guest))
                .containsExactly(text.strip());
        checkSocket(Json.encode(text.strip()));
        check(scene.call("data", session, JsonObject.of("init_messaging", JsonObject.of("channel_types", LIVECHATS))));
    }

    @ParameterizedTest
    @FieldSource("dev.switchboard.http.HostileTexts#ALL")
    void theLoaderSaysANameAsText(String text) {
        assertThat(scene.session().token()).isNotEmpty();
        HttpResponse<String> loader = scene.client.send(scene.client.request(
                "/im_livechat/loader/1?username=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));

        assertThat(loader.headers().firstValue("content-type")).contains("application/javascript");
        assertThat(loader.headers().firstValue("x-content-type-options")).contains("nosniff");
        List<String> said = Pattern.compile("\"default_username\": ?(\"(?:[^\"\\\\]|\\\\.)*\")")
                .matcher(loader.body())
                .results()
                .map(found -> String.valueOf(Json.decodeValue(found.group(1))))
                .toList();
        assertThat(said).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%3Cscript%3Epwned=1%3C/script%3E",
                "/im_livechat/loader/1%3Cscript%3Epwned=1",
                "/im_livechat/support/1?x=%3Cscript%3Epwned=1",
                "/im_livechat/support/%3Cscript%3Epwned=1",
                "/web/login?redirect=%22%3E%3Cscript%3Epwned=1",
                "/web/content/%3Cscript%3Epwned=1",
                "/web/image/%3Cscript%3Epwned=1",
                "/console?x=%3Cscript%3Epwned=1",
                "/discuss/channel/%3Cscript%3Epwned=1/attachment/1",
                "/static/%3Cscript%3Epwned=1"
            })
    void noPageRepeatsWhatWasAsked(String path) {
        String script = "<script>pwned=1</script>";
        HttpResponse<String> answer = scene.client.send(scene.client
                .request(path)
                .header("User-Agent", script)
                .header("Referer", "https://x.example/" + script)
                .header("Origin", "https://x.example" + script)
                .header("Accept-Language", script)
                .header("X-Forwarded-For", script)
                .header("X-Forwarded-Host", script)
                .header("Cookie", "frontend_lang=" + script + "; session_id=" + script));

        assertThat(answer.body()).doesNotContain("pwned");
        assertThat(answer.headers().map().toString()).doesNotContain("pwned");
    }

    @Test
    void theCheckFindsWhatActs() {
        assertThat(HostileTexts.ALL.stream()
                        .filter(text -> text.startsWith("<"))
                        .map(HostileTextsIT::acting))
                .noneMatch(List::isEmpty);
        assertThat(acting("<p>1 &lt; 2 <a href=\"https://x.y\">z</a></p>")).isEmpty();
    }

    /** What was said last has arrived, and all bodies of all that arrived are harmless. */
    private void checkSocket(String last) {
        await().atMost(10, SECONDS)
                .until(() -> scene.operator.notifications.stream()
                        .anyMatch(each -> each.encode().contains(last)));
        scene.operator.notifications.forEach(HostileTextsIT::check);
        scene.operator.notifications.clear();
    }

    private static void check(@Nullable Object value) {
        if (value instanceof JsonArray array) {
            array.forEach(HostileTextsIT::check);
        } else if (value instanceof JsonObject object) {
            object.forEach(field -> check(field.getKey(), field.getValue()));
        }
    }

    private static void check(String name, @Nullable Object value) {
        if (name.equals("body") && value instanceof String html) {
            assertThat(acting(html)).as(html).isEmpty();
        }
        check(value);
    }

    /** The tags that may do something; what is left of the text without its tags opens none. */
    private static List<String> acting(String html) {
        assertThat(TAG.matcher(html).replaceAll("").indexOf('<')).as(html).isLessThan(0);
        return TAG.matcher(html)
                .results()
                .map(MatchResult::group)
                .filter(tag -> !HARMLESS.matcher(tag).matches())
                .toList();
    }
}
