package dev.switchboard.conversation;

import dev.switchboard.bus.Log;
import dev.switchboard.db.Database;
import dev.switchboard.db.Sql;
import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.ChannelView;
import dev.switchboard.dialect.LivechatView;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import java.util.List;

/** What a client shows when it starts: its own conversations and itself. */
public final class Conversations {
    private final Database database;

    /**
     * A caller's conversations.
     *
     * @param channels those its list shows
     * @param newest the newest message of each
     * @param busId the newest notification that the counters take into account
     */
    public record Overview(List<ChannelView> channels, List<MessageView> newest, long busId) {

        /** How many conversations have something unread. */
        public int unread(Persona caller) {
            return (int) channels.stream()
                    .flatMap(channel -> channel.memberOf(caller).stream())
                    .filter(member -> member.unreadCounter() > 0)
                    .count();
        }
    }

    /** Reads from a database. */
    public Conversations(Database database) {
        this.database = database;
    }

    /** The conversations that a caller's list shows. */
    public Future<Overview> own(Persona caller) {
        return database.snapshot(tx -> own(tx, caller));
    }

    /** The same with the newest message of each. */
    public Future<Overview> withNewestMessages(Persona caller) {
        return database.snapshot(tx -> own(tx, caller).compose(own -> withNewestMessages(tx, own)));
    }

    private static Future<Overview> own(Sql sql, Persona caller) {
        return Log.position(sql)
                .compose(busId -> Members.pinnedChannels(sql, caller)
                        .compose(ids -> Channels.read(sql, ids, caller))
                        .map(channels -> new Overview(channels, List.of(), busId)));
    }

    private static Future<Overview> withNewestMessages(Sql sql, Overview own) {
        List<Integer> ids = own.channels().stream().map(ChannelView::id).toList();
        return MessageHistory.newestOfEach(sql, ids).map(newest -> new Overview(own.channels(), newest, own.busId()));
    }

    /** Every live chat channel, and whether a user is its operator. */
    public Future<List<LivechatView>> livechats(Persona.User user) {
        return Channels.livechats(database, user.id());
    }

    /** What a client is told of itself. */
    public Future<CallerView> caller(Persona persona) {
        return Callers.read(database, persona);
    }
}
