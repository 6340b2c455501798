package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser loads of the widget, as it gets it. */
@TestInstance(Lifecycle.PER_CLASS)
class StaticFilesIT {
    private static final int MOST_BEFORE_THE_CLICK = 15 * 1024;
    private static final int MOST_AFTER_IT = 36 * 1024;

    /** With what messages have besides their words, which the first of them brings. */
    private static final int MOST_OF_A_CONVERSATION = 42 * 1024;

    /** Where a chatbot answers first, its part comes on top; elsewhere nobody loads it. */
    private static final int MOST_WITH_A_CHATBOT = 46 * 1024;

    private static final String CHATBOT = "/switchboard/static/widget/chatbot.js";
    private static final String CHATBOT_VIEW = "/switchboard/static/widget/chatbot-view.js";

    /** Who finds nobody there, or comes back by a mail's link, loads these on top. */
    private static final List<String> WITHOUT_OPERATOR = List.of(
            "/switchboard/static/widget/absence.js",
            "/switchboard/static/widget/absence-style.js",
            "/switchboard/static/widget/queue.js",
            "/switchboard/static/widget/resume.js");

    /** Who has left loads these on top. */
    private static final List<String> AT_THE_END = List.of(
            "/switchboard/static/widget/farewell.js",
            "/switchboard/static/widget/farewell-style.js",
            "/switchboard/static/widget/feedback.js");

    private static final int MOST_AT_THE_END = 3 * 1024;

    /** The longest of the languages, of which each visitor loads one. */
    private static final String LANGUAGE = "/switchboard/static/widget/words/fr.js";

    /** Who reads a message with a picture in its words loads this on top. */
    private static final String PICTURES = "/switchboard/static/client/pictures.js";

    private static final int MOST_WITHOUT_OPERATOR = 6 * 1024;
    private static final String MAIN = "/switchboard/static/widget/main.js";
    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*\\(?\\s*\"([^\"]+)\"");
    private static final Pattern IMPORT_AT_ONCE = Pattern.compile("from\\s*\"([^\"]+)\"");

    private final ServerProcess server = Servers.start(TestDatabase.fresh());
    private final RawClient client = new RawClient(server.url());
    private final HttpClient browser = HttpClient.newHttpClient();

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aPageIsNotLoadedDownByTheWidget() {
        assertThat(compressed("/im_livechat/loader/1").length + compressed("/im_livechat/assets_embed.js").length)
                .isLessThan(MOST_BEFORE_THE_CLICK);
    }

    @Test
    void aClickLoadsLittle() {
        Map<String, byte[]> scripts = new HashMap<>();
        collect(MAIN, scripts, IMPORT_AT_ONCE);
        collect(LANGUAGE, scripts, IMPORT_AT_ONCE);

        assertThat(scripts).hasSizeGreaterThan(20);
        assertThat(bytes(scripts)).isLessThan(MOST_AFTER_IT);
    }

    @Test
    void allThatAConversationEverLoadsIsLight() {
        Map<String, byte[]> scripts = new HashMap<>();
        collect(MAIN, scripts, IMPORT);
        collect(LANGUAGE, scripts, IMPORT);

        assertThat(scripts)
                .hasSizeGreaterThan(20)
                .containsKeys("/switchboard/static/client/message-parts.js", CHATBOT, CHATBOT_VIEW);
        assertThat(scripts.remove(PICTURES)).hasSizeLessThan(1024);
        assertThat(bytes(taken(WITHOUT_OPERATOR, scripts))).isLessThan(MOST_WITHOUT_OPERATOR);
        assertThat(bytes(taken(AT_THE_END, scripts))).isLessThan(MOST_AT_THE_END);
        assertThat(bytes(scripts)).isLessThan(MOST_WITH_A_CHATBOT);
        assertThat(bytes(taken(List.of(CHATBOT, CHATBOT_VIEW), scripts))).isPositive();
        assertThat(bytes(scripts)).isLessThan(MOST_OF_A_CONVERSATION);
    }

    private static Map<String, byte[]> taken(List<String> paths, Map<String, byte[]> scripts) {
        assertThat(scripts).containsKeys(paths.toArray(String[]::new));
        Map<String, byte[]> taken = new HashMap<>(scripts);
        taken.keySet().retainAll(paths);
        scripts.keySet().removeAll(paths);
        return taken;
    }

    private static int bytes(Map<String, byte[]> scripts) {
        return scripts.values().stream().mapToInt(script -> script.length).sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"widget/main.js", "client/outbox.js", "console/session.js"})
    void aScriptIsSentWithoutItsComments(String file) {
        String script =
                client.send(client.request("/switchboard/static/" + file)).body();

        assertThat(script).contains("import ").doesNotContainPattern("(?m)^\\s*(/\\*\\*|\\*|//)");
    }

    @Test
    void aScriptThatDidNotChangeIsNotSentAgain() {
        String tag =
                client.send(client.request(MAIN)).headers().firstValue("etag").orElseThrow();

        HttpResponse<String> again = client.send(client.request(MAIN).header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5})
    void thereIsAFaceForEachGradeThatMessagesShow(int grade) {
        HttpResponse<String> face =
                client.send(client.request("/rating/static/src/img/rating_%d.png".formatted(grade)));

        assertThat(face.statusCode()).isEqualTo(200);
        assertThat(face.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("image/svg+xml"));
    }

    private void collect(String path, Map<String, byte[]> scripts, Pattern imports) {
        if (!scripts.containsKey(path)) {
            scripts.put(path, compressed(path));
            imports.matcher(text(scripts.get(path)))
                    .results()
                    .forEach(found ->
                            collect(URI.create(path).resolve(found.group(1)).getPath(), scripts, imports));
        }
    }

    private byte[] compressed(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(server.url().resolve(path))
                    .header("Accept-Encoding", "gzip")
                    .build();
            HttpResponse<byte[]> response = browser.send(request, BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] body) {
        boolean isCompressed = body[0] == 0x1f;
        try (var in = new ByteArrayInputStream(body);
                var plain = isCompressed ? new GZIPInputStream(in) : in) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
