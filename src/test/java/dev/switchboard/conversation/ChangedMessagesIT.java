package dev.switchboard.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.switchboard.bus.GroupCommit;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.LogVerticle;
import dev.switchboard.db.Database;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.ReactionView;
import dev.switchboard.model.Guests;
import dev.switchboard.model.MailMessageSubtype;
import dev.switchboard.model.Origin;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.ResGroups;
import dev.switchboard.model.ResUsers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangedMessagesIT {
    private static final Persona OPERATOR =
            new Persona.User(ResUsers.ADMIN, 3, Set.of(ResGroups.INTERNAL_USER, ResGroups.LIVECHAT_USER));
    private static final Persona ADMINISTRATOR =
            new Persona.User(1, 2, Set.of(ResGroups.INTERNAL_USER, ResGroups.SYSTEM));
    private static final String EDITED = "<span class=\"o-mail-Message-edited\"></span>";
    private static final int CHANNEL = 500;

    private final Vertx vertx = Vertx.vertx();
    private final Database database = new Database(PgBuilder.pool()
            .connectingTo(TestDatabase.fresh().connectOptions())
            .using(vertx)
            .build());
    private final Log log = new Log(database, vertx.eventBus());
    private final GroupCommit<Post, MessageView> posts = Messages.groupCommit(log);
    private final Messages messages = new Messages(posts, log, vertx.eventBus());
    private final Reactions reactions = new Reactions(log);
    private final Edits edits = new Edits(log);
    private final MessageHistory history = new MessageHistory(database);
    private Persona.Guest visitor = new Persona.Guest(0);
    private Persona.Guest stranger = new Persona.Guest(0);

    @BeforeEach
    void open() {
        LogVerticle.prepare(vertx.eventBus());
        vertx.deployVerticle(new LogVerticle(database, List.of(posts))).await();
        visitor = Guests.create(database, "Ada", Origin.UNKNOWN).await().persona();
        stranger = Guests.create(database, "Eve", Origin.UNKNOWN).await().persona();
        database.run(
                        "INSERT INTO discuss_channel (id, name, uuid, channel_type, livechat_operator_id)"
                                + " VALUES ($1, 'Ada', 'abcdefghij', 'livechat', 3)",
                        CHANNEL)
                .await();
        database.run("INSERT INTO discuss_channel_member (channel_id, partner_id) VALUES ($1, 3)", CHANNEL)
                .await();
        database.run("INSERT INTO discuss_channel_member (channel_id, guest_id) VALUES ($1, $2)", CHANNEL, visitor.id())
                .await();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void twoWhoReactAtOnceAreBothSeen() {
        int id = post(OPERATOR, "hello").id();

        Future.join(reactions.add(visitor, id, "👍"), reactions.add(OPERATOR, id, "👍"))
                .await();

        ReactionView reaction = page().get(0).additions().reactions().get(0);
        assertThat(reaction.personas()).hasSize(2).first().isInstanceOf(PersonaView.Guest.class);
    }

    @Test
    void whoChoosesAnEmojiTwiceChoseItOnceAndTakesBackOnlyTheirOwn() {
        int id = post(OPERATOR, "hello").id();
        reactions.add(visitor, id, "👍").await();

        assertThat(reactions.add(visitor, id, "👍").await().personas()).hasSize(1);
        assertThat(reactions.remove(OPERATOR, id, "👍").await().personas()).hasSize(1);
        assertThat(reactions.remove(visitor, id, "👍").await().personas()).isEmpty();
        assertThat(page().get(0).additions().reactions()).isEmpty();
    }

    @Test
    void onePersonPutsTwentyEmojisOnAMessageAndNoMore() {
        int id = post(OPERATOR, "hello").id();

        for (int i = 0; i < 25; i++) {
            reactions.add(visitor, id, "e" + i).await();
        }

        assertThat(page().get(0).additions().reactions()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "<b>", "line\nend", "123456789012345678901234567890123"})
    void whatIsNoEmojiIsRefused(String content) {
        int id = post(OPERATOR, "hello").id();

        assertThatThrownBy(() -> reactions.add(visitor, id, content).await())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.USER_ERROR));
    }

    @Test
    void aStrangerChangesNothingAndIsToldOfNothing() {
        int id = post(visitor, "mine").id();
        long before = Log.position(database).await();

        assertNotFound(reactions.add(stranger, id, "👍"));
        assertNotFound(reactions.remove(stranger, id, "👍"));
        assertNotFound(edits.edit(stranger, new Edits.Edit(id, "yours", List.of())));
        assertNotFound(edits.edit(new Persona.Anonymous(), new Edits.Edit(id, "", List.of())));
        assertNotFound(history.read(stranger, CHANNEL, new MessageHistory.Page(null, null, null, null, 30)));
        assertNotFound(history.pinned(stranger, CHANNEL));
        assertNotFound(new Attention(database, log).markAsUnread(stranger, CHANNEL, id));
        assertNotFound(new GuestNames(log).rename(stranger, visitor.id(), "Eve"));
        assertThat(Log.position(database).await()).isEqualTo(before);
        assertThat(page()).extracting(MessageView::body).containsExactly("<p>mine</p>");
    }

    @Test
    void itsAuthorAndAnAdministratorEditAMessageAndNobodyElse() {
        int id = post(visitor, "first").id();

        assertNotFound(edits.edit(OPERATOR, new Edits.Edit(id, "second", null)));
        assertThat(edits.edit(visitor, new Edits.Edit(id, "third", null))
                        .await()
                        .body())
                .isEqualTo("<p>third" + EDITED + "</p>");
        assertThat(edits.edit(ADMINISTRATOR, new Edits.Edit(id, "<b>x</b><script>y</script>", null))
                        .await()
                        .body())
                .isEqualTo("<span><b>x</b>" + EDITED + "</span>");
    }

    @Test
    void aDeletedMessageKeepsItsPlaceAndNothingElse() {
        int id = post(visitor, "oops").id();
        post(OPERATOR, "after");
        database.run(
                        "INSERT INTO ir_attachment (id, name, res_model, res_id) VALUES (900, 'a.txt', 'discuss.channel', $1)",
                        CHANNEL)
                .await();
        database.run("INSERT INTO message_attachment_rel VALUES ($1, 900)", id).await();
        database.run("UPDATE mail_message SET pinned_at = now() WHERE id = $1", id)
                .await();
        assertThat(page().get(1).additions().attachments()).hasSize(1);

        MessageView deleted =
                edits.edit(visitor, new Edits.Edit(id, "", List.of())).await();

        assertThat(deleted.body()).isEqualTo(EDITED);
        assertThat(deleted.pinnedAt()).isNull();
        assertThat(page().get(1)).isEqualTo(deleted);
        assertThat(database.run("SELECT FROM ir_attachment WHERE id = 900")
                        .await()
                        .size())
                .isZero();
    }

    @Test
    void whatTheServerSaidIsNobodysToEdit() {
        Post notice = new Post(visitor, CHANNEL, "came in", "notification", MailMessageSubtype.COMMENT, null, null);
        int id = messages.post(notice).await().id();

        assertThatThrownBy(() -> edits.edit(visitor, new Edits.Edit(id, "went out", null))
                        .await())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.USER_ERROR));
    }

    @Test
    void anAnswerBringsWhatItAnswers() {
        MessageView question = post(visitor, "why?");

        Post answer =
                new Post(OPERATOR, CHANNEL, "because", "comment", MailMessageSubtype.COMMENT, question.id(), null);

        assertThat(messages.post(answer).await().additions().parent()).isEqualTo(question);
        assertThat(page().get(0).additions().parent()).isEqualTo(question);
    }

    @Test
    void searchingPassesOverCaseAndBlanksAndCountsAllThatIsFound() {
        post(visitor, "The parcel is late");
        post(OPERATOR, "Which parcel?");
        post(visitor, "THE BLUE PARCEL");

        MessageHistory.Found found = history.read(
                        visitor, CHANNEL, new MessageHistory.Page("the parcel", null, null, null, 1))
                .await();

        assertThat(found.messages()).extracting(MessageView::body).containsExactly("<p>THE BLUE PARCEL</p>");
        assertThat(found.count()).isEqualTo(2);
    }

    @Test
    void notesAreForEmployees() {
        int id = messages.post(new Post(OPERATOR, CHANNEL, "rude", "comment", MailMessageSubtype.NOTE, null, null))
                .await()
                .id();

        assertThat(page()).hasSize(1);
        assertThat(history.read(visitor, CHANNEL, new MessageHistory.Page(null, null, null, null, 30))
                        .await()
                        .messages())
                .isEmpty();
        assertNotFound(reactions.add(visitor, id, "👍"));
    }

    @CanIgnoreReturnValue
    private MessageView post(Persona author, String body) {
        return messages.post(new Post(author, CHANNEL, body, "comment", MailMessageSubtype.COMMENT, null, null))
                .await();
    }

    private List<MessageView> page() {
        return history.read(OPERATOR, CHANNEL, new MessageHistory.Page(null, null, null, null, 30))
                .await()
                .messages();
    }

    private static void assertNotFound(Future<?> future) {
        assertThatThrownBy(future::await)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }
}
