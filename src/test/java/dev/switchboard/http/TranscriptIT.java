package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.http.Scene.Session;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A transcript goes over a real mail server. */
@TestInstance(Lifecycle.PER_CLASS)
class TranscriptIT {
    private final MailBox mails = new MailBox();
    private final Scene scene = new Scene("--smtp-url", mails.url());

    @BeforeEach
    void begin() {
        mails.open();
    }

    @AfterEach
    void end() {
        mails.close();
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    @Test
    void theVisitorGetsWhatWasSaidInHtmlAndText() {
        Session session = scene.spoken("Is it &lt;b&gt;blue&lt;/b&gt;?<script>alert(1)</script>");
        assertThat(transcript(session, "ada@example.com")).isEmpty();

        MailBox.Mail mail = mails.first();
        assertThat(mail.receiver()).isEqualTo("ada@example.com");
        assertThat(mail.subject()).startsWith("Conversation with ");
        assertThat(mail.text()).contains("Is it <b>blue</b>?").doesNotContain("script");
        assertThat(mail.html()).contains("Is it &lt;b&gt;blue&lt;/b&gt;?").doesNotContain("script");
        await().atMost(10, SECONDS)
                .until(() -> Objects.equals(
                        scene.column("SELECT state FROM mail_mail ORDER BY id DESC LIMIT 1")
                                .get(0),
                        "sent"));
    }

    @ParameterizedTest
    @CsvSource({
        "fr_FR, fr-CH, Conversation avec, voici votre conversation, Vous",
        "de_DE, de,    Unterhaltung mit,  dies ist Ihre Unterhaltung, Sie",
        "ja_JP, ja,    Conversation with, this is your conversation, You"
    })
    void itSpeaksTheVisitorsLanguage(
            String installed, String accepted, String subject, String introduction, String visitor) {
        assertThat(scene.column(
                        "UPDATE res_lang SET active = true WHERE code = '%s' RETURNING id".formatted(installed)))
                .hasSize(1);
        Session session = scene.session("Accept-Language", accepted);
        assertThat(Scene.error(scene.post(session, "42"))).isEmpty();
        assertThat(transcript(session, "ada@example.com")).isEmpty();

        MailBox.Mail mail = mails.first();
        assertThat(mail.subject()).startsWith(subject + " ");
        assertThat(mail.text()).contains(introduction, "\n" + visitor + " (");
        assertThat(mail.html()).contains(introduction, "<b>" + visitor + "</b>");
    }

    @Test
    void filesAreListedByNameWithLinksThatOpenThem() {
        Session session = scene.session();
        scene.admits(session);
        JsonObject file = UploadedFile.stored(UploadedFile.text("size <chart>.txt", "38 39 40")
                .send(scene.client, session.channelId(), session.token()));
        assertThat(Scene.error(scene.post(session, "", file))).isEmpty();
        String forgotten = "UPDATE ir_attachment SET access_token = NULL WHERE id = %d RETURNING id";
        assertThat(scene.column(forgotten.formatted(file.getInteger("id")))).hasSize(1);
        assertThat(transcript(session, "ada@example.com")).isEmpty();

        MailBox.Mail mail = mails.first();
        assertThat(mail.html()).contains(">size &lt;chart&gt;.txt</a>");
        Matcher link = Pattern.compile("size <chart>.txt: (http\\S+)").matcher(mail.text());
        assertThat(link.find()).isTrue();
        String path = link.group(1).substring(scene.origin().length());
        assertThat(scene.client.send(scene.client.request(path)).body()).isEqualTo("38 39 40");
    }

    @Test
    void whatOperatorsNoteForThemselvesIsNotInIt() {
        Session session = scene.spoken("Hello");
        String note = "INSERT INTO mail_message (model, res_id, body, message_type, subtype_id, is_internal)"
                + " VALUES ('discuss.channel', %d, '<p>A nuisance</p>', 'comment', 2, true) RETURNING id";
        assertThat(scene.column(note.formatted(session.channelId()))).hasSize(1);
        assertThat(transcript(session, "ada@example.com")).isEmpty();

        assertThat(mails.first().text()).contains("Hello").doesNotContain("nuisance");
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
    void oneConversationIsMailedFiveTimesADayAlsoWhenItIsAskedForAtOnce() {
        Session session = scene.session();
        List<String> answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> transcript(session, "many@example.com"))
                .toList();

        assertThat(answers).filteredOn(String::isEmpty).hasSize(5);
        assertThat(answers).filteredOn("odoo.exceptions.UserError"::equals).hasSize(11);
        await().atMost(20, SECONDS).until(() -> mails.all().size() == 5);
    }

    private String transcript(Session session, String email) {
        return Scene.error(scene.call("email_livechat_transcript", session, JsonObject.of("email", email)));
    }
}
