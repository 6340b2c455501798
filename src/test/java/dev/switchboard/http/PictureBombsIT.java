package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures that mean no good, on a server that has little memory. */
@TestInstance(Lifecycle.PER_CLASS)
class PictureBombsIT {
    private static final int ALL_AT_ONCE = 40;
    private static final byte[] JPEG = Bombs.jpeg(300, 200);

    private final Scene scene = Scene.withHeap("224m");
    private Scene.Session visitor = new Scene.Session(0, "");

    @BeforeAll
    void aVisitorMayAttachFiles() {
        visitor = scene.spoken("hello");
        scene.admits(visitor);
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    private String posted(String name, byte[] content) {
        JsonObject file = UploadedFile.stored(
                UploadedFile.bytes(name, content).send(scene.client, visitor.channelId(), visitor.token()));
        assertThat(Scene.error(scene.post(visitor, "look", file))).isEmpty();
        return "/im_livechat/cors/channel/%d/image/%d/".formatted(visitor.channelId(), file.getInteger("id"));
    }

    private HttpResponse<String> thumbnail(String address) {
        return scene.client.send(scene.client.request(
                address + "200x150?guest_token=" + visitor.token().replace("|", "%7C")));
    }

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("30,000 by 30,000 points", Bombs.hugePng(30_000)),
                Arguments.of("20,000 pictures in one", Bombs.gif(20_000)),
                Arguments.of("no more than a header", Arrays.copyOf(JPEG, 20)),
                Arguments.of("a header that lies", lying()));
    }

    /** A picture of 300 by 200 points that says it is 65,500 by 65,500. */
    private static byte[] lying() {
        byte[] jpeg = JPEG.clone();
        for (int i = 0; i < jpeg.length - 9; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xc0) {
                Arrays.fill(jpeg, i + 5, i + 9, (byte) 0xff);
            }
        }
        return jpeg;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aPictureThatIsNoneOrTooLargeIsGivenAsItIs(String what, byte[] bomb) {
        String address = posted("bomb.png", bomb);

        HttpResponse<String> answer = thumbnail(address);

        assertThat(answer.statusCode()).as(what).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-length")).contains(String.valueOf(bomb.length));
        assertThat(answer.headers().firstValue("content-type").orElse("")).matches("image/(png|gif|jpeg)");
    }

    @Test
    void manyLargePicturesAtOnceFillNoMemoryAndTheOthersAreAnswered() {
        String address = posted("large.png", Bombs.hugePng(4_900));
        List<CompletableFuture<HttpResponse<String>>> all = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> thumbnail(address)))
                .limit(ALL_AT_ONCE)
                .toList();

        assertThat(Scene.error(scene.post(visitor, "still there?"))).isEmpty();

        assertThat(all).allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(200));
        assertThat(scene.errors()).doesNotContain("OutOfMemoryError");
    }

    @ParameterizedTest
    @CsvSource({
        "picture.svg, <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "picture.png, <!doctype html><script>alert(1)</script>",
        "picture.jpg, <?xml version='1.0'?><svg onload='alert(1)'/>",
        "picture.html, <script>alert(1)</script>"
    })
    void whatIsNoPictureIsNeverShownAsOne(String name, String content) {
        String address = posted(name, content.getBytes(StandardCharsets.UTF_8));

        assertThat(thumbnail(address).statusCode()).isEqualTo(400);
        HttpResponse<String> file = scene.client.send(
                scene.client.request(address.replace("/image/", "/attachment/").replaceFirst("/$", "") + "?guest_token="
                        + visitor.token().replace("|", "%7C")));
        assertThat(file.headers().firstValue("content-type").orElse(""))
                .matches("text/plain; charset=utf-8|application/octet-stream");
        assertThat(file.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(file.headers().firstValue("content-security-policy")).contains("default-src 'none'");
    }
}
