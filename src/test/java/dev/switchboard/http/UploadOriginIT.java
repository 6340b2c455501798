package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form is sent from whatever page its maker likes, with the cookies of who looks at that page. */
@TestInstance(Lifecycle.PER_CLASS)
class UploadOriginIT {
    private static final UploadedFile FILE = UploadedFile.text("a.txt", "a");

    private final Scene scene = new Scene();
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

    private int statusOf(String cookie, String... headers) {
        return FILE.sendSignedIn(scene.client, visitor.channelId(), cookie, headers)
                .statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://127.0.0.1:1",
        "Origin, http://[",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void aFormOfAnotherSitesPageUploadsNothing(String header, String value) {
        int before = scene.column("SELECT id FROM ir_attachment").size();

        assertThat(statusOf(scene.operatorCookie, header, value)).isEqualTo(400);
        assertThat(statusOf("dgid=" + visitor.token(), header, value)).isEqualTo(400);

        assertThat(scene.column("SELECT id FROM ir_attachment")).hasSize(before);
    }

    @Test
    void ourOwnPagesAndWhatIsNoBrowserUpload() {
        String own = scene.url().toString();

        assertThat(statusOf(scene.operatorCookie, "Origin", own)).isEqualTo(200);
        assertThat(statusOf(scene.operatorCookie, "Sec-Fetch-Site", "same-origin"))
                .isEqualTo(200);
        assertThat(statusOf("dgid=" + visitor.token(), "Origin", own)).isEqualTo(200);
        assertThat(statusOf(scene.operatorCookie)).isEqualTo(200);
    }

    @Test
    void aVisitorOnAnotherSiteUploadsByToken() {
        assertThat(FILE.send(
                                scene.client,
                                visitor.channelId(),
                                visitor.token(),
                                "Origin",
                                "https://shop.example",
                                "Sec-Fetch-Site",
                                "cross-site")
                        .statusCode())
                .isEqualTo(200);
    }
}
