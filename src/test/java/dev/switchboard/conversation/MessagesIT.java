package dev.switchboard.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.bus.GroupCommit;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.LogVerticle;
import dev.switchboard.db.Database;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.livechat.LivechatSessions;
import dev.switchboard.model.MailMessageSubtype;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.ResGroups;
import dev.switchboard.model.ResUsers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesIT {
    private static final Persona OPERATOR =
            new Persona.User(ResUsers.ADMIN, 3, Set.of(ResGroups.INTERNAL_USER, ResGroups.LIVECHAT_USER));
    private static final int NOWHERE = 999_999;

    private final Vertx vertx = Vertx.vertx();
    private final Database database = new Database(PgBuilder.pool()
            .connectingTo(TestDatabase.fresh().connectOptions())
            .using(vertx)
            .build());
    private final Log log = new Log(database, vertx.eventBus());
    private final GroupCommit<Post, MessageView> posts = Messages.groupCommit(log);
    private final Messages messages = new Messages(posts, log, vertx.eventBus());
    private final GroupCommit<LivechatSessions.Request, Optional<LivechatSessions.Opened>> openings =
            LivechatSessions.groupCommit(log);
    private final LivechatSessions sessions = new LivechatSessions(openings, database, vertx.eventBus());
    private final Attention attention = new Attention(database, log);
    private final Conversations conversations = new Conversations(database);
    private Persona visitor = new Persona.Anonymous();
    private int channelId;

    @BeforeEach
    void open() {
        LogVerticle.prepare(vertx.eventBus());
        vertx.deployVerticle(new LogVerticle(database, List.of(posts, openings)))
                .await();
        database.run("INSERT INTO bus_presence (user_id, status, last_poll, last_presence)"
                        + " VALUES (2, 'online', now() AT TIME ZONE 'utc', now() AT TIME ZONE 'utc')")
                .await();
        LivechatSessions.Opened opened = openSession();
        visitor = opened.visitor().persona();
        channelId = opened.channel().id();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private LivechatSessions.Opened openSession() {
        return sessions.open(new LivechatSessions.Request(1, "Ada", null, new Persona.Anonymous(), null))
                .await()
                .orElseThrow();
    }

    @Test
    void postsThatArriveTogetherAreStoredInOrderAndOneRefusedHarmsNoOther() {
        List<Future<MessageView>> results = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            results.add(messages.post(post(visitor, i % 10 == 3 ? NOWHERE : channelId, "message " + i)));
        }
        Future.join(results).otherwiseEmpty().await();

        assertThat(results.stream().filter(Future::failed).map(Future::cause))
                .hasSize(5)
                .allSatisfy(cause -> assertThat(((Refusal) cause).kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        List<Integer> ids = results.stream()
                .filter(Future::succeeded)
                .map(result -> result.result().id())
                .toList();
        assertThat(ids).hasSize(45).isSorted().doesNotHaveDuplicates();
        assertThat(database.list(row -> row.getInteger(0), "SELECT id FROM mail_message ORDER BY id")
                        .await())
                .isEqualTo(ids);
    }

    @Test
    void onePostThatTheDatabaseRefusesDoesNotTakeItsCompanionsWithIt() {
        Future<MessageView> before = messages.post(post(visitor, channelId, "before"));
        Future<MessageView> broken = messages.post(new Post(visitor, channelId, "x", "comment", 777, null, null));
        Future<MessageView> after = messages.post(post(visitor, channelId, "after"));

        assertThat(before.await().body()).isEqualTo("<p>before</p>");
        assertThat(after.await().body()).isEqualTo("<p>after</p>");
        assertThatThrownBy(broken::await).hasMessageContaining("subtype_id");
    }

    @Test
    void anOperatorMayAnswerWithoutBeingInTheConversationAndAnotherGuestMayNot() {
        Persona colleague = new Persona.User(1, 2, Set.of(ResGroups.INTERNAL_USER, ResGroups.LIVECHAT_USER));
        Persona outsider = openSession().visitor().persona();

        assertThat(messages.post(post(colleague, channelId, "may I?")).await().body())
                .isEqualTo("<p>may I?</p>");
        assertThatThrownBy(
                        () -> messages.post(post(outsider, channelId, "may I?")).await())
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsUnreadIsWhatWasSaidSinceItWasRead() {
        MessageView first = messages.post(post(visitor, channelId, "one")).await();
        messages.post(post(visitor, channelId, "two")).await();
        assertThat(unread(OPERATOR)).isEqualTo(2);
        assertThat(unread(visitor)).isZero();

        attention.markAsRead(OPERATOR, channelId, first.id(), false).await();
        assertThat(unread(OPERATOR)).isEqualTo(1);

        attention.markAsRead(OPERATOR, channelId, Integer.MAX_VALUE - 1, false).await();
        assertThat(unread(OPERATOR)).isZero();
    }

    @Test
    void readingWhatWasReadTellsNobody() {
        MessageView message = messages.post(post(visitor, channelId, "one")).await();
        attention.markAsRead(OPERATOR, channelId, message.id(), false).await();
        long position = Log.position(database).await();

        attention.markAsRead(OPERATOR, channelId, message.id(), false).await();

        assertThat(Log.position(database).await()).isEqualTo(position);
    }

    @Test
    void aSessionShowsInTheOperatorsListFromItsFirstMessageOn() {
        assertThat(conversations.own(OPERATOR).await().channels()).isEmpty();

        messages.post(post(visitor, channelId, "hello")).await();

        assertThat(conversations.own(OPERATOR).await().channels())
                .extracting(channel -> channel.name())
                .containsExactly("Ada Administrator");
    }

    @Test
    void aPageOfHistoryIsWhatWasAskedFor() {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ids.add(0, messages.post(post(visitor, channelId, "n" + i)).await().id());
        }

        assertThat(page(null, null, null, 3)).isEqualTo(ids.subList(0, 3));
        assertThat(page(ids.get(4), null, null, 3)).isEqualTo(ids.subList(5, 8));
        assertThat(page(null, ids.get(6), null, 3)).isEqualTo(ids.subList(3, 6));
        assertThat(page(null, null, ids.get(5), 4)).isEqualTo(ids.subList(3, 7));
        assertThat(page(null, null, 0, 60)).isEqualTo(ids);
        assertThat(page(null, null, null, 0)).isEqualTo(ids);
        assertThat(page(null, null, null, -1)).isEmpty();
        assertThat(page(ids.get(2), ids.get(6), null, 60)).isEqualTo(ids.subList(3, 6));
        assertThat(page(null, ids.get(0), null, 60)).isEmpty();
        assertThat(page(ids.get(9), null, null, 60)).isEmpty();
    }

    @Test
    void nobodyAvailableOpensNothing() {
        database.run("UPDATE bus_presence SET status = 'away'").await();

        assertThat(sessions.open(new LivechatSessions.Request(1, "Ada", null, visitor, null))
                        .await())
                .isEmpty();
        assertThat(database.list(
                                row -> row.getInteger(0),
                                "SELECT id FROM discuss_channel WHERE channel_type = 'livechat'")
                        .await())
                .hasSize(1);
    }

    @Test
    void whatWasAnsweredIsInTheLog() {
        long before = Log.position(database).await();

        messages.post(post(visitor, channelId, "hello")).await();

        assertThat(Log.position(database).await()).isEqualTo(before + 4);
    }

    private List<Integer> page(@Nullable Integer before, @Nullable Integer after, @Nullable Integer around, int limit) {
        MessageHistory.Page page = new MessageHistory.Page(null, before, after, around, limit);
        return new MessageHistory(database)
                .read(visitor, channelId, page).await().messages().stream()
                        .map(MessageView::id)
                        .toList();
    }

    private long unread(Persona persona) {
        return conversations
                .own(persona)
                .await()
                .channels()
                .get(0)
                .memberOf(persona)
                .orElseThrow()
                .unreadCounter();
    }

    private static Post post(Persona author, int channelId, String body) {
        return new Post(author, channelId, body, "comment", MailMessageSubtype.COMMENT, null, null);
    }
}
