package dev.switchboard.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.switchboard.bus.Log;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.livechat.LivechatSessions;
import dev.switchboard.model.MailMessageSubtype;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers find in a conversation, and what they are told of it. */
class ReadingIT {
    private final Office office = new Office();
    private final MessageHistory history = new MessageHistory(office.database);
    private final Attention attention = new Attention(office.database, office.log);
    private Persona visitor = new Persona.Anonymous();
    private int channel;

    @BeforeEach
    void aVisitorTalks() {
        office.operator("Olivia");
        LivechatSessions.Opened opened = office.talk();
        visitor = opened.visitor().persona();
        channel = opened.channel().id();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aPageHasFiveHundredMessagesAtMost() {
        office.run(
                "INSERT INTO mail_message (model, res_id, body, message_type, subtype_id)"
                        + " SELECT 'discuss.channel', $1, 'x', 'comment', 1 FROM generate_series(1, 600)",
                channel);

        assertThat(found(null, 1_000)).hasSize(500);
        assertThat(found(null, 0)).hasSize(500);
        assertThat(history.lately(visitor, List.of(channel)).await()).hasSize(500);
    }

    @Test
    void blanksStandForAnythingAndWhatTheServerSaidIsNotFound() {
        post("red rubber shoes", "comment", null);
        post("red shoes", "notification", null);

        assertThat(found("red shoes", 30)).containsExactly("<p>red rubber shoes</p>");
        assertThat(found("RED", 30)).hasSize(1);
        assertThat(found("blue", 30)).isEmpty();
    }

    @Test
    void moreThanTwoHundredCharactersAreNotLookedFor() {
        assertThat(found("x".repeat(200), 30)).isEmpty();
        assertThatThrownBy(() -> found("x".repeat(201), 30))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.USER_ERROR));
    }

    @Test
    void aVisitorWhoMissedMuchIsNotToldNotes() {
        office.run(
                "INSERT INTO mail_message (model, res_id, body, message_type, subtype_id, is_internal)"
                        + " VALUES ('discuss.channel', $1, 'note', 'comment', $2, true)",
                channel,
                MailMessageSubtype.NOTE);

        assertThat(history.lately(visitor, List.of(channel)).await()).hasSize(1);
    }

    @Test
    void whatWasSeenStaysSeen() {
        int first = post("one", "comment", null).id();
        int second = post("two", "comment", null).id();
        attention.markAsRead(visitor, channel, second, false).await();
        attention.markAsRead(visitor, channel, first, false).await();

        assertThat(office.count(
                        "SELECT seen_message_id::int8 FROM discuss_channel_member WHERE guest_id = $1",
                        visitor.guest()))
                .isEqualTo(second);
    }

    @Test
    void everyChangeIsTold() {
        int id = post("one", "comment", null).id();
        Reactions reactions = new Reactions(office.log);
        Edits edits = new Edits(office.log);

        assertThat(told(() -> reactions.add(visitor, id, "👍"))).containsExactly("reaction_changed");
        assertThat(told(() -> reactions.remove(visitor, id, "👍"))).containsExactly("reaction_changed");
        assertThat(told(() -> edits.edit(visitor, new Edits.Edit(id, "two", null))))
                .containsExactly("message_edited");
        assertThat(told(() -> attention.markAsUnread(visitor, channel, id))).containsExactly("unread_counted");
        assertThat(told(() -> attention.markAsUnread(visitor, channel, id))).isEmpty();
    }

    @Test
    void whoStarredAMessageThatIsDeletedHasNoStarAnyMore() {
        int id = post("one", "comment", null).id();
        office.run(
                "INSERT INTO mail_message_res_partner_starred_rel (mail_message_id, res_partner_id) VALUES ($1, 3)",
                id);

        MessageView deleted = new Edits(office.log)
                .edit(visitor, new Edits.Edit(id, "", List.of()))
                .await();

        assertThat(deleted.body()).doesNotContain("one");
        assertThat(office.count("SELECT count(*) FROM mail_message_res_partner_starred_rel"))
                .isZero();
    }

    @Test
    void anAnswerQuotesNothingOfAnotherConversation() {
        int foreign = post("secret", "comment", null).id();
        LivechatSessions.Opened other = office.talk();
        visitor = other.visitor().persona();
        channel = other.channel().id();

        MessageView answer = post("and?", "comment", foreign);

        assertThat(answer.parentId()).isNull();
        assertThat(answer.additions().parent()).isNull();
    }

    @CanIgnoreReturnValue
    private MessageView post(String body, String type, @Nullable Integer parent) {
        Post post = new Post(visitor, channel, body, type, MailMessageSubtype.COMMENT, parent, null);
        return office.log.write(change -> Messages.post(change, post)).await();
    }

    private List<String> found(@Nullable String term, int limit) {
        return history
                .read(visitor, channel, new MessageHistory.Page(term, null, null, null, limit))
                .await()
                .messages()
                .stream()
                .map(MessageView::body)
                .toList();
    }

    private List<String> told(Supplier<Future<?>> change) {
        long before = Log.position(office.database).await();
        change.get().await();
        return office.database
                .list(row -> row.getString(0), "SELECT event->>'event' FROM bus_bus WHERE id > $1 ORDER BY id", before)
                .await();
    }
}
