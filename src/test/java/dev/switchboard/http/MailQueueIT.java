package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.http.Scene.Session;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A transcript arrives once, whatever happens to the mail server and to ours meanwhile. */
class MailQueueIT {
    private static final String MORE = """
            INSERT INTO mail_mail (message_id, subject, email_from, email_to, body_html, body_text)
            SELECT '<' || n || '@example.com>', subject, email_from, n || '@example.com', body_html, body_text
            FROM mail_mail, generate_series(1, 40) n RETURNING id""";

    private final MailBox mails = new MailBox();
    private final Scene scene = new Scene("--smtp-url", mails.url());

    @AfterEach
    void stop() {
        mails.close();
        scene.close();
    }

    @Test
    void aMailWaitsForTheMailServerAndArrivesOnceHoweverManyNodesThereAre() {
        try (ServerProcess second = scene.anotherNode("--smtp-url", mails.url());
                ServerProcess third = scene.anotherNode("--smtp-url", mails.url())) {
            assertThat(List.of(second.url(), third.url())).doesNotHaveDuplicates();
            ask(scene.spoken("patience"), "ada@example.com");
            await().atMost(30, SECONDS).until(() -> mailsThat("failure_reason IS NOT NULL") == 1);
            assertThat(scene.column(MORE)).hasSize(40);

            mails.open();
            await().atMost(60, SECONDS).until(() -> mailsThat("state = 'sent'") == 41);
            await().during(3, SECONDS)
                    .atMost(10, SECONDS)
                    .until(() -> mails.all().size() == 41);
            assertThat(mails.all()).extracting(MailBox.Mail::receiver).doesNotHaveDuplicates();
        }
    }

    @Test
    void aMailOfAServerThatWasKilledIsSentByTheNext() throws IOException {
        Session session = scene.spoken("patience");
        try (ServerSocket silent = new ServerSocket(mails.port(), 50, InetAddress.getLoopbackAddress())) {
            ask(session, "ada@example.com");
            try (Socket caller = silent.accept()) {
                assertThat(caller.isConnected()).isTrue();
                scene.loseTheServer();
            }
        }
        mails.open();
        try (ServerProcess next = scene.anotherNode("--smtp-url", mails.url())) {
            assertThat(next.url()).isNotNull();
            assertThat(mailsThat("state = 'outgoing' AND scheduled_date > now() AT TIME ZONE 'utc'"))
                    .isEqualTo(1);
            assertThat(scene.column("UPDATE mail_mail SET scheduled_date = NULL RETURNING id"))
                    .hasSize(1);

            await().atMost(30, SECONDS).until(() -> mailsThat("state = 'sent'") == 1);
            assertThat(mails.all()).extracting(MailBox.Mail::id).hasSize(1).isEqualTo(ids());
        }
    }

    private List<@Nullable String> ids() {
        return scene.column("SELECT message_id FROM mail_mail");
    }

    private void ask(Session session, String email) {
        assertThat(Scene.error(scene.call("email_livechat_transcript", session, JsonObject.of("email", email))))
                .isEmpty();
    }

    private int mailsThat(String condition) {
        return scene.column("SELECT id FROM mail_mail WHERE " + condition).size();
    }
}
