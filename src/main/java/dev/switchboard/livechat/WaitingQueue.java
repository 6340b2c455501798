package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.conversation.Callers;
import dev.switchboard.conversation.Channels;
import dev.switchboard.db.Tx;
import dev.switchboard.livechat.LivechatSessions.Opened;
import dev.switchboard.livechat.LivechatSessions.Request;
import dev.switchboard.model.Guests;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The line in which visitors wait while every operator of a live chat channel has as many conversations as they take:
 * for a conversation, or for somebody in one that nobody attends to. It is stored, and so outlives restarts. A visitor
 * has one place in it, which is theirs as long as their widget says every now and then that they are still there.
 */
public final class WaitingQueue {
    private static final int MOST_NAME_CHARACTERS = 256;
    private static final String NEW_GUEST_NAME = "Visitor";

    /** A conversation that has ended since is none to come back to, nor is one while its visitor waits in another. */
    private static final String FORGET = """
            DELETE FROM switchboard_waiting w WHERE w.livechat_channel_id = $1 AND w.guest_id = $2 AND (
              EXISTS (SELECT FROM discuss_channel c WHERE c.id = w.channel_id AND NOT c.livechat_active)
              OR $3::int4 IS NOT NULL AND (w.connected IS NOT NULL OR w.channel_id IS DISTINCT FROM $3))""";

    private static final String JOIN = """
            INSERT INTO switchboard_waiting
              (livechat_channel_id, guest_id, name, previous_partner_id, lang, country_id, channel_id,
              first_place)
            SELECT $1, $2, $3, $4, $5, $6, $7, 1 + (SELECT count(*) FROM switchboard_waiting ahead
              WHERE ahead.livechat_channel_id = $1 AND ahead.connected IS NULL)
            ON CONFLICT ON CONSTRAINT switchboard_waiting_guest DO UPDATE SET last_seen = now() AT TIME ZONE 'utc'
            RETURNING CASE WHEN connected IS NOT NULL THEN channel_id END AS given, (SELECT count(*)::int4 FROM switchboard_waiting ahead
              WHERE ahead.livechat_channel_id = $1 AND ahead.connected IS NULL
                AND ahead.id < switchboard_waiting.id) + 1 AS place""";

    private static final String LEAVE = """
            DELETE FROM switchboard_waiting WHERE livechat_channel_id = $1 AND guest_id = $2 AND connected IS NULL""";

    private final Log log;

    /**
     * Where a visitor stands.
     *
     * @param place 1 for who is next; 0 for who has a conversation
     * @param seconds for how many seconds, as far as measured
     * @param guestToken the visitor's
     * @param conversation the one they were given
     */
    public record Standing(
            int guestId,
            int place,
            @Nullable Integer seconds,
            @Nullable String guestToken,
            @Nullable Opened conversation) {}

    private record Waiter(Persona.Guest persona, @Nullable String token) {}

    /** Stores and announces through a log. */
    public WaitingQueue(Log log) {
        this.log = log;
    }

    /**
     * Takes a place at the end of the line, or says where the visitor's own place is by now.
     *
     * @param channelId {@code discuss.channel} id of the visitor's conversation, if somebody is to come into that
     * @return nothing when nobody is there to wait for, or somebody attends to the conversation, or it is not the
     *     visitor's; then a place that there was is given up
     */
    public Future<Optional<Standing>> join(Request request, @Nullable Integer channelId) {
        return log.write(change -> isOpen(change.tx(), request, channelId)
                .compose(open -> open
                        ? waiter(change.tx(), request)
                                .compose(waiter -> placed(change.tx(), request, waiter, channelId))
                                .map(Optional::of)
                        : gone(change, request)));
    }

    private static Future<Boolean> isOpen(Tx tx, Request request, @Nullable Integer channelId) {
        int livechat = request.livechatChannelId();
        if (channelId == null) {
            return Absence.queues(tx, livechat, null);
        }
        return request.visitor() instanceof Persona.Guest guest
                ? Unattended.of(tx, channelId, livechat, guest.id())
                        .compose(found -> found.isPresent()
                                ? Absence.queues(tx, livechat, found.get().attendantId())
                                : Future.succeededFuture(false))
                : Future.succeededFuture(false);
    }

    private static Future<Waiter> waiter(Tx tx, Request request) {
        return request.visitor() instanceof Persona.Guest guest
                ? Future.succeededFuture(new Waiter(guest, request.guestToken()))
                : Guests.create(tx, NEW_GUEST_NAME, request.origin())
                        .map(newcomer -> new Waiter(newcomer.persona(), newcomer.token()));
    }

    private static Future<Standing> placed(Tx tx, Request request, Waiter waiter, @Nullable Integer channelId) {
        int livechat = request.livechatChannelId();
        return tx.run(FORGET, livechat, waiter.persona().id(), channelId)
                .compose(forgotten -> tx.one(
                        row -> row,
                        JOIN,
                        livechat,
                        waiter.persona().id(),
                        shortened(request.anonymousName()),
                        request.previousOperatorId(),
                        request.origin().ownLanguage(),
                        request.origin().countryId(),
                        channelId))
                .map(Optional::orElseThrow)
                .compose(row -> row.getInteger("given") == null
                        ? waiting(tx, livechat, waiter, row)
                        : connected(tx, waiter, row.getInteger("given")));
    }

    private static Future<Standing> waiting(Tx tx, int livechatChannelId, Waiter waiter, Row row) {
        int place = row.getInteger("place");
        return WaitingLine.pace(tx, livechatChannelId)
                .map(pace -> new Standing(
                        waiter.persona().id(), place, WaitingLine.wait(pace, place), waiter.token(), null));
    }

    private static Future<Standing> connected(Tx tx, Waiter waiter, int channelId) {
        return Channels.read(tx, List.of(channelId), waiter.persona())
                .compose(channels -> Callers.read(tx, waiter.persona())
                        .compose(caller -> Log.position(tx)
                                .map(busId -> new Opened(channels.get(0), caller, waiter.token(), busId))))
                .map(opened -> new Standing(waiter.persona().id(), 0, null, waiter.token(), opened));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(MOST_NAME_CHARACTERS, name.length()));
    }

    private static Future<Optional<Standing>> gone(Change change, Request request) {
        return request.visitor() instanceof Persona.Guest guest
                ? left(change, request.livechatChannelId(), guest).map(Optional.empty())
                : Future.succeededFuture(Optional.empty());
    }

    /** Gives a place up. Who has none, or a conversation by now, loses nothing. */
    public Future<Void> leave(Persona visitor, int livechatChannelId) {
        return visitor instanceof Persona.Guest guest
                ? log.write(change -> left(change, livechatChannelId, guest))
                : Future.succeededFuture();
    }

    private static Future<Void> left(Change change, int livechatChannelId, Persona.Guest guest) {
        return change.tx()
                .run(LEAVE, livechatChannelId, guest.id())
                .compose(deleted -> deleted.rowCount() > 0
                        ? WaitingLine.tell(change, livechatChannelId)
                        : Future.succeededFuture());
    }
}
