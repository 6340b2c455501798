package dev.switchboard.conversation;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.Topic;
import dev.switchboard.db.Database;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a member does besides talking: reads, types, folds the window. */
public final class Attention {
    private static final Set<String> FOLD_STATES = Set.of("open", "folded", "closed");
    private static final String LOCK = "SELECT id FROM discuss_channel WHERE id = $1 FOR UPDATE";
    private static final String READ = """
            UPDATE discuss_channel_member m
            SET seen_message_id = greatest(seen_message_id, newest.id),
                fetched_message_id = greatest(fetched_message_id, newest.id),
                new_message_separator = newest.id + 1,
                last_seen_dt = now() AT TIME ZONE 'utc'
            FROM (SELECT max(id) AS id FROM mail_message
                  WHERE model = 'discuss.channel' AND res_id = $1 AND id <= $2) newest
            WHERE m.channel_id = $1 AND (m.partner_id = $3 OR m.guest_id = $4) AND newest.id IS NOT NULL""";
    private static final String UNREAD = """
            UPDATE discuss_channel_member SET new_message_separator = $4
            WHERE channel_id = $1 AND (partner_id = $2 OR guest_id = $3) AND new_message_separator <> $4 RETURNING id""";
    private static final String FOLD = """
            UPDATE discuss_channel_member m SET fold_state = $4
            FROM (SELECT id, fold_state FROM discuss_channel_member
                  WHERE channel_id = $1 AND (partner_id = $2 OR guest_id = $3) FOR UPDATE) before
            WHERE m.id = before.id RETURNING before.fold_state IS DISTINCT FROM $4""";

    private final Database database;
    private final Log log;

    /** Stores in a database and announces through its log. */
    public Attention(Database database, Log log) {
        this.database = database;
        this.log = log;
    }

    /**
     * Marks a conversation as read up to a message. Does nothing for who is not in it, and tells nobody when nothing
     * is new.
     *
     * @param sync whether the reader's other tabs take it over at once
     */
    public Future<Void> markAsRead(Persona reader, int channelId, int lastMessageId, boolean sync) {
        return log.write(change -> change.tx()
                .run(LOCK, channelId)
                .compose(locked -> Members.own(change.tx(), channelId, reader))
                .compose(before -> before.isEmpty()
                        ? Future.succeededFuture()
                        : markAsRead(change, before.get(), reader, lastMessageId, sync)));
    }

    private static Future<Void> markAsRead(
            Change change, MemberView before, Persona reader, int lastMessageId, boolean sync) {
        return change.tx()
                .run(READ, before.channelId(), lastMessageId, reader.partner(), reader.guest())
                .compose(done -> Members.own(change.tx(), before.channelId(), reader))
                .map(after -> announceRead(change, before, after, reader, sync))
                .mapEmpty();
    }

    private static Optional<MemberView> announceRead(
            Change change, MemberView before, Optional<MemberView> after, Persona reader, boolean sync) {
        after.filter(member -> !Objects.equals(member.seenMessageId(), before.seenMessageId()))
                .ifPresent(member -> change.announce(Topic.channel(member.channelId()), new Event.MessageSeen(member)));
        after.filter(member -> member.newMessageSeparator() != before.newMessageSeparator())
                .ifPresent(member -> change.announce(Topic.of(reader), new Event.UnreadCounted(member, sync)));
        return after;
    }

    /**
     * Takes a message, and all after it, for unread.
     *
     * @return fails with NOT_FOUND for who is not in the conversation
     */
    public Future<Void> markAsUnread(Persona reader, int channelId, int messageId) {
        return log.write(change -> change.tx()
                .run(UNREAD, channelId, reader.partner(), reader.guest(), messageId)
                .compose(changed -> Members.own(change.tx(), channelId, reader)
                        .map(member -> member.orElseThrow(Refusal::notFound))
                        .map(member -> {
                            if (changed.size() > 0) {
                                change.announce(Topic.of(reader), new Event.UnreadCounted(member, true));
                            }
                            return null;
                        })));
    }

    /**
     * Tells a conversation that a member types, or stopped.
     *
     * @return fails with NOT_FOUND for who is not in it
     */
    public Future<Void> notifyTyping(Persona typist, int channelId, boolean typing) {
        return Members.own(database, channelId, typist)
                .map(member -> member.orElseThrow(Refusal::notFound))
                .map(member -> tellTyping(member, typing));
    }

    private @Nullable Void tellTyping(MemberView member, boolean typing) {
        log.tell(Topic.channel(member.channelId()), new Event.Typing(member, typing));
        return null;
    }

    /**
     * Remembers whether a member's window is open, folded or closed.
     *
     * @param stateCount the client's own counter, which its other tabs compare; a widget has none
     * @return fails with NOT_FOUND for who is not in the conversation, VALUE_ERROR for another state
     */
    public Future<Void> fold(Persona persona, int channelId, String state, @Nullable Integer stateCount) {
        return log.write(change -> change.tx()
                .one(row -> row.getBoolean(0), FOLD, channelId, persona.partner(), persona.guest(), state(state))
                .map(changed -> {
                    if (changed.orElseThrow(Refusal::notFound)) {
                        change.announce(Topic.of(persona), new Event.FoldChanged(channelId, state, stateCount));
                    }
                    return null;
                }));
    }

    private static String state(String state) {
        checkState(state);
        return state;
    }

    /** Refuses states that no window has. */
    public static void checkState(String state) {
        if (FOLD_STATES.contains(state)) {
            return;
        }
        throw new Refusal(
                Refusal.Kind.VALUE_ERROR, "Wrong value for discuss.channel.member.fold_state: '%s'".formatted(state));
    }
}
