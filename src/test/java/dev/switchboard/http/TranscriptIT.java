package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.http.Scene.Session;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.wiser.Wiser;

/** A transcript goes over a real mail server. */
@TestInstance(Lifecycle.PER_CLASS)
class TranscriptIT {
    private final int port = freePort();
    private final Scene scene = new Scene("--smtp-url", "smtp://127.0.0.1:" + port);
    private Wiser mails = started();

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Wiser started() {
        Wiser server = Wiser.port(port);
        server.start();
        return server;
    }

    @BeforeEach
    void begin() {
        mails.getMessages().clear();
    }

    @AfterEach
    void end() {
        mails.getMessages().clear();
    }

    @AfterAll
    void stop() {
        mails.stop();
        scene.close();
    }

    @Test
    void theVisitorGetsWhatWasSaidInHtmlAndText() {
        Session session = scene.spoken("Is it &lt;b&gt;blue&lt;/b&gt;?<script>alert(1)</script>");
        assertThat(transcript(session, "ada@example.com")).isEmpty();

        await().atMost(20, SECONDS).until(() -> mails.getMessages().size() == 1);
        assertThat(mails.getMessages().get(0).getEnvelopeReceiver()).isEqualTo("ada@example.com");
        String mail = new String(mails.getMessages().get(0).getData(), StandardCharsets.UTF_8);
        assertThat(mail)
                .contains("Subject: Conversation with ", "multipart/alternative", "text/plain", "text/html")
                .contains("Is it <b>blue</b>?", "Is it &lt;b&gt;blue&lt;/b&gt;?")
                .doesNotContain("script");
        await().atMost(10, SECONDS)
                .until(() -> Objects.equals(
                        scene.column("SELECT state FROM mail_mail ORDER BY id DESC LIMIT 1")
                                .get(0),
                        "sent"));
    }

    @Test
    void aMailWaitsForTheMailServerAndArrivesOnce() {
        Session session = scene.spoken("patience");
        mails.stop();
        assertThat(transcript(session, "bob@example.com")).isEmpty();
        String failures =
                "SELECT failure_reason FROM mail_mail WHERE email_to = 'bob@example.com' AND state = 'outgoing'";
        await().atMost(20, SECONDS).until(() -> scene.column(failures).get(0) != null);

        mails = started();
        await().atMost(40, SECONDS).until(() -> !mails.getMessages().isEmpty());
        await().atMost(10, SECONDS)
                .until(() -> scene.column("SELECT state FROM mail_mail WHERE email_to = 'bob@example.com'")
                        .contains("sent"));
        await().during(5, SECONDS)
                .atMost(10, SECONDS)
                .until(() -> mails.getMessages().size() == 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@b@c",
                "a@b.c\r\nBcc: d@e.f",
                "a@b.c,d@e.f",
                "<a@b.c>",
                "a@b.c\u0085Bcc:d",
                "a\u0007@b.c",
                "a@b\u2028c"
            })
    void whatIsNoAddressIsRefused(String email) {
        assertThat(transcript(scene.session(), email)).isEqualTo("odoo.exceptions.UserError");
    }

    @Test
    void aStrangerGetsNothing() {
        Session session = scene.spoken("secret");
        Session stranger = new Session(session.channelId(), scene.session().token());

        assertThat(transcript(stranger, "eve@example.com")).isEmpty();
        assertThat(scene.column("SELECT id FROM mail_mail WHERE email_to = 'eve@example.com'"))
                .isEmpty();
    }

    @Test
    void oneConversationIsMailedFiveTimesADay() {
        Session session = scene.session();
        for (int i = 0; i < 5; i++) {
            assertThat(transcript(session, "many@example.com")).isEmpty();
        }

        assertThat(transcript(session, "many@example.com")).isEqualTo("odoo.exceptions.UserError");
        await().atMost(20, SECONDS).until(() -> mails.getMessages().size() == 5);
    }

    private String transcript(Session session, String email) {
        return Scene.error(scene.call("email_livechat_transcript", session, JsonObject.of("email", email)));
    }
}
