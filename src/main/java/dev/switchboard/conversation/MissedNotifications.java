package dev.switchboard.conversation;

import dev.switchboard.bus.Missed;
import dev.switchboard.bus.Topic;
import dev.switchboard.bus.Wish;
import dev.switchboard.db.Database;
import dev.switchboard.dialect.VisitorDialect;
import dev.switchboard.model.Identities;
import dev.switchboard.model.Persona;
import dev.switchboard.model.ResUsers;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What a client without a websocket asks for from time to time. */
public final class MissedNotifications {
    private static final String PUBLIC_GROUPS = """
            SELECT g.gid FROM res_groups_users_rel g WHERE g.uid = %d ORDER BY g.gid""".formatted(ResUsers.PUBLIC);

    /** Who it is, then their conversations, then what everybody hears. */
    private static final Comparator<String> ODOOS_ORDER =
            Comparator.<String, Boolean>comparing(Topic.BROADCAST::equals).thenComparing(Comparator.reverseOrder());

    private final Database database;
    private final Identities identities;
    private final Missed missed;

    /**
     * What was missed.
     *
     * @param channels each {@code [name]} or {@code [model, id]} or {@code [model, id, "members"]}
     * @param notifications as in a websocket's frame
     */
    public record Answer(List<List<Object>> channels, JsonArray notifications) {}

    /** Reads from a database. */
    public MissedNotifications(Database database, Identities identities) {
        this.database = database;
        this.identities = identities;
        this.missed = new Missed(database, new MessageHistory(database)::lately);
    }

    /**
     * What a caller missed.
     *
     * @param names channels as a {@code subscribe} frame names them
     * @param last the newest id that the client has
     */
    public Future<Answer> since(Persona caller, List<String> names, long last, VisitorDialect dialect) {
        return Wish.of(identities, caller, names)
                .compose(wish -> missed.since(wish, last, dialect)
                        .compose(found -> groups(wish.persona())
                                .map(groups -> new Answer(channels(found.topics(), groups), found.notifications()))));
    }

    /** Who is not signed in counts among the public user's groups, which nothing is ever told to. */
    private Future<List<String>> groups(Persona persona) {
        return persona instanceof Persona.User
                ? Future.succeededFuture(List.of())
                : database.list(row -> Topic.group(row.getInteger(0)), PUBLIC_GROUPS);
    }

    private static List<List<Object>> channels(Set<String> topics, List<String> groups) {
        List<List<Object>> channels = new ArrayList<>();
        topics.stream().sorted(ODOOS_ORDER).forEach(topic -> {
            channels.add(Topic.parts(topic));
            Topic.membersOf(topic).ifPresent(channels::add);
        });
        groups.forEach(group -> channels.add(Topic.parts(group)));
        return channels;
    }

    /** Whether a client that has this id has to fetch everything anew. */
    public Future<Boolean> beyondRecall(long last) {
        return missed.beyondRecall(last);
    }
}
