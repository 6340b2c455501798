package dev.switchboard.livechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.Office;
import dev.switchboard.conversation.Post;
import dev.switchboard.livechat.LivechatSessions.Opened;
import dev.switchboard.livechat.LivechatSessions.Request;
import dev.switchboard.model.Guests;
import dev.switchboard.model.MailMessageSubtype;
import dev.switchboard.model.Persona;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerMailsIT {
    private final Office office = new Office();
    private final AnswerMails mails = new AnswerMails(office.database, "https://chat.example.com", Duration.ZERO);
    private int operator;
    private Opened left;

    @BeforeEach
    void aMessageWasLeft() {
        operator = office.operator("Olga");
        office.run("INSERT INTO switchboard_reception (channel_id, offline_form) VALUES (1, true)");
        left = leave("Ada");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void answersMakeOneMailThatGoesOnce() {
        answer("It is,", MailMessageSubtype.COMMENT);
        answer("down to fifty metres", MailMessageSubtype.COMMENT);

        assertThat(mails.compose().await()).isEqualTo(1);
        assertThat(mails.compose().await()).isZero();

        assertThat(texts()).singleElement().asString().contains("It is,", "down to fifty metres", "Hello Ada,");
        assertThat(office.count(
                        "SELECT count(*) FROM mail_mail WHERE body_html LIKE '%fifty metres%#livechat-resume=%'"))
                .isEqualTo(1);
        assertThat(office.count("SELECT count(*) FROM mail_mail WHERE email_to = 'ada@example.com'"))
                .isEqualTo(1);

        answer("Or more", MailMessageSubtype.COMMENT);
        assertThat(mails.compose().await()).isEqualTo(1);
        assertThat(texts()).last().asString().contains("Or more").doesNotContain("fifty");
    }

    @Test
    void anAnswerThatIsYoungerThanThePauseWaits() {
        answer("It is", MailMessageSubtype.COMMENT);
        AnswerMails patient = new AnswerMails(office.database, "https://chat.example.com", Duration.ofMinutes(1));

        assertThat(patient.compose().await()).isZero();
        office.run("UPDATE mail_message SET create_date = create_date - interval '61 seconds'");
        assertThat(patient.compose().await()).isEqualTo(1);
    }

    @Test
    void whoIsOnThePageOrHasReadItThereIsNotMailed() {
        Integer guest = left.visitor().persona().guest();
        answer("It is", MailMessageSubtype.COMMENT);
        office.run(
                "INSERT INTO bus_presence (guest_id, status, last_poll, last_presence)"
                        + " VALUES ($1, 'online', now() AT TIME ZONE 'utc', now() AT TIME ZONE 'utc')",
                guest);
        assertThat(mails.compose().await()).isZero();

        office.run("UPDATE bus_presence SET status = 'offline' WHERE guest_id = $1", guest);
        office.run(
                "UPDATE discuss_channel_member SET seen_message_id = (SELECT max(id) FROM mail_message) WHERE guest_id = $1",
                guest);
        assertThat(mails.compose().await()).isZero();
    }

    @Test
    void notesAndTheVisitorsOwnWordsAreNotMailed() {
        answer("A difficult one", MailMessageSubtype.NOTE);
        post(left.visitor().persona(), "Hello?", MailMessageSubtype.COMMENT);

        assertThat(mails.compose().await()).isZero();
    }

    @Test
    void theMailSpeaksTheVisitorsLanguage() {
        office.run("UPDATE mail_guest SET lang = 'fr_BE'");
        answer("Oui", MailMessageSubtype.COMMENT);

        assertThat(mails.compose().await()).isEqualTo(1);
        assertThat(texts()).singleElement().asString().contains("Bonjour Ada,", "Continuer la conversation");
    }

    @Test
    void whatWasLeftCountsForNobodysCapacityAndIsNotTakenBack() {
        office.setting(operator, "livechat_capacity", 1);
        assertThat(office.visit(null).await()).isPresent();
        office.run(
                "UPDATE discuss_channel SET livechat_active = false WHERE id <> $1",
                left.channel().id());
        office.presence(operator, "offline", "10 minutes");

        office.log.write(change -> TakeBack.run(change, Duration.ZERO)).await();

        assertThat(office.bodies(left.channel().id())).hasSize(2);
    }

    @Test
    void theLinkGivesTheVisitorBackAndNobodyElse() {
        String key = Resumptions.key(office.database, left.channel().id()).await();
        Resumptions resumptions = new Resumptions(office.log);

        Resumptions.Resumed resumed = resumptions.resume(key).await();
        assertThat(resumed.channelId()).isEqualTo(left.channel().id());
        assertThat(known(resumed.guestToken())).isEqualTo(left.visitor().persona());
        assertThat(known(left.guestToken())).isEqualTo(left.visitor().persona());
        assertThat(resumptions.resume(key + "x").map(false).otherwise(true).await())
                .isTrue();

        office.run("UPDATE switchboard_resumption SET expires = now() AT TIME ZONE 'utc'");
        assertThat(resumptions.resume(key).map(false).otherwise(true).await()).isTrue();
    }

    private Persona known(@Nullable String token) {
        return Guests.byToken(office.database, token).await().orElseThrow();
    }

    private Opened leave(String name) {
        Request request = new Request(Office.CHANNEL, name, null, new Persona.Anonymous(), null);
        return new LeftMessages(office.log, true)
                .leave(new LeftMessages.Message(request, "ada@example.com", "Is it\nwaterproof?"))
                .await();
    }

    private void answer(String text, int subtype) {
        post(new Persona.User(operator, operator, Set.of(1)), text, subtype);
    }

    private void post(Persona author, String text, int subtype) {
        Post post = new Post(author, left.channel().id(), text, "comment", subtype, null, null);
        office.log.write(change -> Messages.post(change, post)).await();
    }

    private List<String> texts() {
        return office.database
                .list(row -> row.getString(0), "SELECT body_text FROM mail_mail ORDER BY id")
                .await();
    }
}
