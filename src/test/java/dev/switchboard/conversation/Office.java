package dev.switchboard.conversation;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.switchboard.bus.GroupCommit;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.LogVerticle;
import dev.switchboard.db.Database;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.livechat.LivechatSessions;
import dev.switchboard.model.MailMessageSubtype;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.PoolOptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operators of the first live chat channel as their tables say they are, and visitors who come. */
public final class Office implements AutoCloseable {
    public static final int CHANNEL = 1;

    public final Vertx vertx = Vertx.vertx();
    public final Database database = new Database(PgBuilder.pool()
            .connectingTo(TestDatabase.fresh().connectOptions().setCachePreparedStatements(true))
            .with(new PoolOptions().setMaxSize(12))
            .using(vertx)
            .build());
    public final Log log = new Log(database, vertx.eventBus());
    private final GroupCommit<Post, MessageView> posts = Messages.groupCommit(log);
    private final Messages messages = new Messages(posts, log, vertx.eventBus());
    private final GroupCommit<LivechatSessions.Request, Optional<LivechatSessions.Opened>> openings =
            LivechatSessions.groupCommit(log);
    private final LivechatSessions sessions = new LivechatSessions(openings, database, vertx.eventBus());

    public Office() {
        LogVerticle.prepare(vertx.eventBus());
        vertx.deployVerticle(new LogVerticle(database, List.of(posts, openings)))
                .await();
        run("DELETE FROM im_livechat_channel_im_user");
    }

    public void run(String statement, @Nullable Object... values) {
        database.run(statement, values).await();
    }

    public long count(String query, @Nullable Object... values) {
        return database.one(row -> row.getLong(0), query, values).await().orElseThrow();
    }

    /** A new operator of the channel who is online; gives their {@code res.partner} id. */
    @CanIgnoreReturnValue
    public int operator(String name) {
        int partner = id("INSERT INTO res_partner (name) VALUES ($1) RETURNING id", name);
        int user = id("INSERT INTO res_users (login, partner_id) VALUES ($1, $2) RETURNING id", name, partner);
        run("INSERT INTO res_groups_users_rel (uid, gid) SELECT $1::int4, unnest(ARRAY[1, 15])", user);
        run("INSERT INTO res_users_settings (user_id) VALUES ($1)", user);
        run("INSERT INTO im_livechat_channel_im_user (channel_id, user_id) VALUES ($1, $2)", CHANNEL, user);
        run(
                "INSERT INTO bus_presence (user_id, status, last_poll, last_presence)"
                        + " VALUES ($1, 'online', now() AT TIME ZONE 'utc', now() AT TIME ZONE 'utc')",
                user);
        return partner;
    }

    private int id(String statement, @Nullable Object... values) {
        return database.one(row -> row.getInteger(0), statement, values).await().orElseThrow();
    }

    /** What is known of an operator's presence. */
    public void presence(int partner, String status, String age) {
        run(
                "UPDATE bus_presence SET status = $2, last_poll = now() AT TIME ZONE 'utc' - $3::text::interval,"
                        + " last_presence = now() AT TIME ZONE 'utc' - $3::text::interval"
                        + " WHERE user_id = (SELECT id FROM res_users WHERE partner_id = $1)",
                partner,
                status,
                age);
    }

    /** Sets a column of an operator's settings. */
    public void setting(int partner, String column, Object value) {
        run(
                "UPDATE res_users_settings SET " + column + " = $2"
                        + " WHERE user_id = (SELECT id FROM res_users WHERE partner_id = $1)",
                partner,
                value);
    }

    public Future<Optional<LivechatSessions.Opened>> visit(@Nullable Integer previousOperator) {
        return sessions.open(
                new LivechatSessions.Request(CHANNEL, "Ada", previousOperator, new Persona.Anonymous(), null));
    }

    public Future<Optional<LivechatSessions.Opened>> visit(String name, Persona visitor) {
        return sessions.open(new LivechatSessions.Request(CHANNEL, name, null, visitor, null));
    }

    /** A visitor comes and writes. */
    @CanIgnoreReturnValue
    public LivechatSessions.Opened talk() {
        LivechatSessions.Opened opened = visit(null).await().orElseThrow();
        Post post = new Post(
                opened.visitor().persona(),
                opened.channel().id(),
                "hello",
                "comment",
                MailMessageSubtype.COMMENT,
                null,
                null);
        messages.post(post).await();
        return opened;
    }

    /** What a conversation shows, the oldest first. */
    public List<String> bodies(int channelId) {
        return database.list(
                        row -> row.getString(0),
                        "SELECT body FROM mail_message WHERE model = 'discuss.channel' AND res_id = $1 ORDER BY id",
                        channelId)
                .await();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
