package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssetRelayIT {
    private static final String JS = "application/javascript; charset=utf-8";
    private static final String BUNDLE = "/im_livechat/assets_embed.js";
    private static final String SHOP = "http://shop.example/buy";

    private final HttpClient http = HttpClient.newHttpClient();
    private final LittleOdoo odoo = new LittleOdoo();

    private Path data = Path.of("");

    private ServerProcess server;

    @BeforeAll
    void start(@TempDir Path directory) {
        data = directory;
        odoo.has(BUNDLE, JS, "crossOrigin();");
        odoo.has("own " + BUNDLE, JS, "sameOrigin();");
        server = ServerProcess.start(
                "--database-url",
                TestDatabase.text(TestDatabase.fresh()),
                "--data-dir",
                data.resolve("first").toString(),
                "--odoo-url",
                odoo.url(),
                "--admin-password",
                Servers.ADMIN_PASSWORD);
    }

    @AfterAll
    void stop() {
        server.close();
        odoo.close();
    }

    @Test
    void theBundleIsTheCrossOriginOneUnlessThePageIsOurOwn() {
        assertThat(get(BUNDLE, "Referer", SHOP).body()).isEqualTo("crossOrigin();");
        assertThat(get(BUNDLE).body()).isEqualTo("crossOrigin();");
        assertThat(get(BUNDLE, "Referer", server.url() + "/im_livechat/support/1")
                        .body())
                .isEqualTo("sameOrigin();");
        assertThat(get("/18.0" + BUNDLE, "Referer", server.url() + "/demo").body())
                .isEqualTo("crossOrigin();");
    }

    @Test
    void whatWasServedOnceIsServedWhileOdooIsDown() throws IOException {
        String worker = "/bus/websocket_worker_bundle?v=18.0-2";
        try (LittleOdoo mortal = new LittleOdoo();
                ServerProcess second = relaying(mortal)) {
            mortal.has("/bus/websocket_worker_bundle", JS, "work();");
            assertThat(second.url()).isNotNull();
            assertThat(send(second, worker).body()).isEqualTo("work();");
            mortal.goDown();
            age();

            assertThat(send(second, worker).body()).isEqualTo("work();");
            assertThat(send(second, "/im_livechat/emoji_bundle").statusCode()).isEqualTo(502);
        }
    }

    private ServerProcess relaying(LittleOdoo source) {
        return ServerProcess.start(
                "--database-url",
                TestDatabase.text(TestDatabase.fresh()),
                "--data-dir",
                data.resolve("second").toString(),
                "--odoo-url",
                source.url());
    }

    @Test
    void aStaleFileIsValidatedByItsEtagAndAFreshOneIsNot() throws IOException {
        String path = "/im_livechat/font-awesome";
        odoo.has(path, "font/woff2", "glyphs");
        get(path);
        get(path);
        assertThat(odoo.asked(path)).hasSize(1);

        age();

        assertThat(get(path).body()).isEqualTo("glyphs");
        assertThat(odoo.asked(path)).hasSize(2);
        assertThat(odoo.asked(path).get(1).headers().get("If-none-match")).containsExactly(LittleOdoo.ETAG);
    }

    @Test
    void nobodysCookiesGoToOdooOrComeBack() {
        odoo.has("/im_livechat/emoji_bundle", JS, "emoji();");

        var response = get("/im_livechat/emoji_bundle", "Cookie", "session_id=mine", "Authorization", "Bearer mine");

        assertThat(response.headers().map()).doesNotContainKey("set-cookie");
        assertThat(odoo.asked("/im_livechat/emoji_bundle").get(0).headers())
                .doesNotContainKeys("Cookie", "Authorization");
    }

    @Test
    void otherSitesMayReadWhatTheyMayReadAtOdoo() {
        odoo.has("/web/static/img/placeholder.png", "image/png", "dots");
        odoo.has("/im_livechat/odoo_ui_icons", "font/woff2", "icons");

        assertThat(get("/im_livechat/odoo_ui_icons").headers().firstValue("access-control-allow-origin"))
                .contains("*");
        var picture = get("/web/static/img/placeholder.png");
        assertThat(picture.body()).isEqualTo("dots");
        assertThat(picture.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void aPageIsNeverTakenForAScript() {
        odoo.has("/web/assets/1/abc/web.assets_x.min.js", "text/html; charset=utf-8", "<h1>Sign in</h1>");
        odoo.says(303, "/web/assets/2/abc/x.js", JS, "x".getBytes(UTF_8));

        assertThat(get("/web/assets/1/abc/web.assets_x.min.js").statusCode()).isEqualTo(502);
        assertThat(get("/web/assets/2/abc/x.js").statusCode()).isEqualTo(502);
    }

    @Test
    void whatIsTooLargeIsNotRelayed() {
        odoo.says(200, "/mail/static/large.js", JS, new byte[9 << 20]);

        assertThat(get("/mail/static/large.js").statusCode()).isEqualTo(502);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/website/static/src/img/x.png",
                "/web/static/%2e%2e/%2e%2e/etc/passwd",
                "/web/static/..%2f..%2fetc/passwd",
                "/web/static/a%0d%0aHost:%20evil",
                "/web/login2",
                "/im_livechat/external_lib.css"
            })
    void nothingElseIsAskedOfOdoo(String path) {
        int before = odoo.asked().size();

        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(odoo.asked()).hasSize(before);
    }

    @Test
    void aQueryDoesNotFillTheCache() {
        odoo.has("/web/webclient/translations/switchboard", "application/json", "{}");

        get("/web/webclient/translations/1795348590235");
        get("/web/webclient/translations/1795348590236?mods=x");
        get("/web/webclient/translations/1795348590236?lang=../..");
        get("/web/webclient/translations/1795348590237?lang=fr_FR");

        assertThat(odoo.asked("/web/webclient/translations/"))
                .extracting(LittleOdoo.Asked::target)
                .containsExactly(
                        "/web/webclient/translations/switchboard",
                        "/web/webclient/translations/switchboard?lang=fr_FR");
    }

    @Test
    void textIsCompressedAndABrowserThatKnowsItGetsNone() throws Exception {
        String text = "body { color: red }\n".repeat(1_000);
        odoo.has("/im_livechat/assets_embed.css", "text/css; charset=utf-8", text);

        var compressed = http.send(
                request(server, "/im_livechat/assets_embed.css")
                        .header("Accept-Encoding", "gzip, br")
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(compressed.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                .asString(UTF_8)
                .isEqualTo(text);
        assertThat(get("/im_livechat/assets_embed.css").body()).isEqualTo(text);
        assertThat(get("/im_livechat/assets_embed.css", "If-None-Match", LittleOdoo.ETAG)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void filesAreOnlyGot() {
        int before = odoo.asked().size();

        var response = send(request(server, BUNDLE).POST(HttpRequest.BodyPublishers.ofString("x")));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(odoo.asked()).hasSize(before);
    }

    /** As if ten minutes had passed. */
    private void age() throws IOException {
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(600)));
            }
        }
    }

    @CanIgnoreReturnValue
    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(server, path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(ServerProcess asked, String path) {
        return send(request(asked, path));
    }

    private static HttpRequest.Builder request(ServerProcess asked, String path) {
        return HttpRequest.newBuilder(URI.create(asked.url() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
