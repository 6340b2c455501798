package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files come in parts, and only when they are not there already. */
@TestInstance(Lifecycle.PER_CLASS)
class DownloadsIT {
    private static final String CONTENT = "0123456789".repeat(60_000);
    private static final int SIZE = CONTENT.length();

    private final Scene scene = new Scene();
    private String file = "";
    private String picture = "";
    private String etag = "";

    @BeforeAll
    void aVisitorHasPostedAFileAndAPicture() {
        Scene.Session visitor = scene.spoken("hello");
        scene.admits(visitor);
        JsonObject text = upload(visitor, UploadedFile.text("digits.txt", CONTENT));
        JsonObject sun = upload(visitor, UploadedFile.bytes("sun.png", Bombs.png(400, 200)));
        assertThat(Scene.error(scene.post(visitor, "", text, sun))).isEmpty();
        String token = visitor.token().replace("|", "%7C");
        file = address(visitor, "attachment/" + text.getInteger("id")) + "?guest_token=" + token;
        picture = address(visitor, "image/%d/40x40".formatted(sun.getInteger("id"))) + "?guest_token=" + token;
        etag = header(get(file), "etag");
    }

    private JsonObject upload(Scene.Session visitor, UploadedFile uploaded) {
        return UploadedFile.stored(uploaded.send(scene.client, visitor.channelId(), visitor.token()));
    }

    private static String address(Scene.Session visitor, String path) {
        return "/im_livechat/cors/channel/%d/%s".formatted(visitor.channelId(), path);
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = scene.client.request(path);
        return scene.client.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=5-14, 5, 14",
        "bytes=262140-262150, 262140, 262150",
        "bytes=599999-, 599999, 599999",
        "bytes=599990-700000, 599990, 599999",
        "bytes=-7, 599993, 599999",
        "bytes=-700000, 0, 599999"
    })
    void aPartComesAndSaysWhichItIs(String asked, int first, int last) {
        HttpResponse<String> answer = get(file, "Range", asked);

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(CONTENT.substring(first, last + 1));
        assertThat(header(answer, "content-range")).isEqualTo("bytes %d-%d/%d".formatted(first, last, SIZE));
        assertThat(header(answer, "content-length")).isEqualTo(String.valueOf(last + 1 - first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=600000-", "bytes=600000-600001", "bytes=9999999999-", "bytes=-0"})
    void aPartThatIsNotThereIsRefused(String asked) {
        HttpResponse<String> answer = get(file, "Range", asked);

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "content-range")).isEqualTo("bytes */" + SIZE);
        assertThat(answer.body()).doesNotContain("0123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "bytes=5-1", "bytes=-", "lines=1-2", "bytes=x-y", "bytes=99999999999-"})
    void whoAsksForSeveralPartsOrForNonsenseGetsTheWholeFile(String asked) {
        HttpResponse<String> answer = get(file, "Range", asked);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(SIZE);
    }

    @Test
    void aPartIsGivenOnlyOfTheFileOfWhichTheRestIsThere() {
        assertThat(get(file, "Range", "bytes=0-9", "If-Range", etag).statusCode())
                .isEqualTo(206);
        assertThat(get(file, "Range", "bytes=0-9", "If-Range", "\"another\"").statusCode())
                .isEqualTo(200);
        assertThat(get(file, "Range", "bytes=0-9", "If-Range", "Sat, 21 Nov 2026 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(file, "Range", "bytes=0-9", "If-None-Match", etag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void aFileThatIsThereAlreadyIsNotSentAgain() {
        HttpResponse<String> answer = get(file, "If-None-Match", etag);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "etag")).isEqualTo(etag);
        assertThat(get(file, "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
        assertThat(get(picture, "If-None-Match", header(get(picture), "etag")).statusCode())
                .isEqualTo(304);
    }

    @Test
    void aFileComesAsItIsHoweverItMayBeSent() {
        HttpResponse<String> answer = get(file, "Accept-Encoding", "gzip");

        assertThat(header(answer, "content-encoding")).isIn("", "identity");
        assertThat(header(answer, "content-length")).isEqualTo(String.valueOf(SIZE));
        assertThat(get(file, "Accept-Encoding", "gzip", "Range", "bytes=0-9999").body())
                .isEqualTo(CONTENT.substring(0, 10_000));
    }

    @Test
    void whoAsksForTheHeadGetsNothingElse() {
        for (String path : new String[] {file, picture}) {
            HttpResponse<String> whole = get(path);
            HttpResponse<String> head =
                    scene.client.send(scene.client.request(path).method("HEAD", BodyPublishers.noBody()));

            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            for (String name : new String[] {"content-type", "content-length", "etag", "content-disposition"}) {
                assertThat(header(head, name)).as(name).isEqualTo(header(whole, name));
            }
        }
    }
}
