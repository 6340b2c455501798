package dev.switchboard.conversation;

import dev.switchboard.bus.Log;
import dev.switchboard.db.Database;
import dev.switchboard.db.Sql;
import dev.switchboard.dialect.AttachmentView;
import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.ChannelView;
import dev.switchboard.dialect.LivechatView;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.ThreadView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client shows when it starts: its own conversations and itself. */
public final class Conversations {
    private static final int MOST_PARTICIPANTS = 100;
    private static final int MOST_FILES = 100;

    private final Database database;

    /**
     * A caller's conversations.
     *
     * @param channels those its list shows, and those whose windows are not closed
     * @param newest the newest message of each that the list shows, when it was asked for
     * @param busId the newest notification that the counters take into account
     */
    public record Overview(List<ChannelView> channels, List<MessageView> newest, long busId) {

        /** How many conversations of the caller's list have something unread. */
        public int unread(Persona caller) {
            return (int) channels.stream()
                    .flatMap(channel -> channel.memberOf(caller).stream())
                    .filter(member -> member.pinned() && member.unreadCounter() > 0)
                    .count();
        }
    }

    /** Reads from a database. */
    public Conversations(Database database) {
        this.database = database;
    }

    /** The conversations that a caller's list shows, and those whose windows they have not closed. */
    public Future<Overview> own(Persona caller) {
        return database.snapshot(tx -> own(tx, caller));
    }

    /** The same with the newest message of each that the list shows. */
    public Future<Overview> withNewestMessages(Persona caller) {
        return database.snapshot(tx -> own(tx, caller).compose(own -> withNewestMessages(tx, own, caller)));
    }

    private static Future<Overview> own(Sql sql, Persona caller) {
        return Log.position(sql)
                .compose(busId -> Members.pinnedOrOpen(sql, caller)
                        .compose(ids -> Channels.read(sql, ids, caller))
                        .map(channels -> new Overview(channels, List.of(), busId)));
    }

    private static Future<Overview> withNewestMessages(Sql sql, Overview own, Persona caller) {
        List<Integer> listed = own.channels().stream()
                .filter(channel ->
                        channel.memberOf(caller).filter(MemberView::pinned).isPresent())
                .map(ChannelView::id)
                .toList();
        return MessageHistory.newestOfEach(sql, listed)
                .map(newest -> new Overview(own.channels(), newest, own.busId()));
    }

    /**
     * One conversation.
     *
     * @return without channels when the caller may not read it
     */
    public Future<Overview> one(Persona caller, int channelId) {
        return database.snapshot(tx -> Channels.readable(tx, channelId, caller)
                .compose(readable -> Log.position(tx)
                        .compose(busId -> Channels.read(tx, readable ? List.of(channelId) : List.of(), caller)
                                .map(channels -> new Overview(channels, List.of(), busId)))));
    }

    /**
     * Some of who is in a conversation.
     *
     * @param members those that were not known, at most 100 of them
     * @param count how many there are in all
     */
    public record Participants(List<MemberView> members, int count) {}

    /**
     * Who is in a conversation besides those whom the caller knows of.
     *
     * @param known {@code discuss.channel.member} ids
     * @return fails with NOT_FOUND when the caller may not read it
     */
    public Future<Participants> participants(Persona caller, int channelId, Collection<Integer> known) {
        return readable(caller, channelId)
                .compose(readable -> Members.more(database, channelId, caller, known, MOST_PARTICIPANTS))
                .compose(members -> Members.count(database, channelId).map(count -> new Participants(members, count)));
    }

    /**
     * The files of a conversation, the newest first.
     *
     * @param before only files with a smaller id
     * @param limit how many at most, and no more than 100
     * @return fails with NOT_FOUND when the caller may not read it
     */
    public Future<List<AttachmentView>> attachments(
            Persona caller, int channelId, @Nullable Integer before, int limit) {
        return readable(caller, channelId)
                .compose(readable -> Attachments.of(database, channelId, before, Math.min(limit, MOST_FILES)));
    }

    /** A conversation as a thread, be it that the caller may not read it. */
    public Future<ThreadView> thread(Persona caller, int channelId) {
        return Channels.readable(database, channelId, caller)
                .compose(readable -> readable
                        ? readableThread(caller, channelId)
                        : Future.succeededFuture(new ThreadView(channelId, false, false, List.of())));
    }

    /** Employees change conversations that they are in, administrators all. */
    private Future<ThreadView> readableThread(Persona caller, int channelId) {
        boolean administrator = caller instanceof Persona.User user && user.system();
        return Members.own(database, channelId, caller)
                .compose(member -> Attachments.of(database, channelId, null, MOST_FILES)
                        .map(files -> new ThreadView(
                                channelId, true, administrator || (caller.employee() && member.isPresent()), files)));
    }

    private Future<Void> readable(Persona caller, int channelId) {
        return Channels.readable(database, channelId, caller)
                .compose(readable -> readable ? Future.succeededFuture() : Future.failedFuture(Refusal.notFound()));
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
