package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Topic;
import dev.switchboard.conversation.Channels;
import dev.switchboard.db.Sql;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.PersonaView;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conversations that go on without anybody: the chatbot found no operator who was free, or the operator has left or
 * vanished.
 */
public final class Unattended {
    /** Whom a conversation {@code c} has, or had last; {@code res.partner} id. */
    static final String ATTENDANT = """
            coalesce((SELECT run.operator_partner_id FROM switchboard_chatbot_run run WHERE run.channel_id = c.id),
              c.livechat_operator_id)""";

    /** Whether nobody attends to a conversation {@code c}. */
    static final String IS_SO = """
            c.livechat_active AND %s AND (
              EXISTS (SELECT FROM switchboard_unattended known WHERE known.channel_id = c.id)
              OR NOT EXISTS (
                SELECT FROM discuss_channel_member m JOIN res_users u ON u.partner_id = m.partner_id AND NOT u.share
                WHERE m.channel_id = c.id AND u.id IS DISTINCT FROM c.create_uid)
              AND NOT EXISTS (
                SELECT FROM switchboard_chatbot_run run WHERE run.channel_id = c.id AND NOT run.operator_found))""".formatted(LeftMessages.IS_NONE);

    private static final String REMEMBER =
            "INSERT INTO switchboard_unattended (channel_id) VALUES ($1) ON CONFLICT DO NOTHING";

    private static final String OF_VISITOR = """
            SELECT %s AS attendant FROM discuss_channel c
            JOIN discuss_channel_member visitor ON visitor.channel_id = c.id AND visitor.guest_id = $3
            WHERE c.id = $1 AND c.livechat_channel_id = $2 AND %s""".formatted(ATTENDANT, IS_SO);

    private static final String GIVE = """
            WITH attended AS (DELETE FROM switchboard_unattended WHERE channel_id = $1),
            taken_over AS (
              UPDATE switchboard_chatbot_run SET operator_found = true, operator_partner_id = NULL WHERE channel_id = $1)
            UPDATE discuss_channel SET livechat_operator_id = $2 WHERE id = $1""";

    private static final String RENAME =
            "UPDATE discuss_channel SET name = concat_ws(' ', anonymous_name, $2::text) WHERE id = $1 RETURNING name";

    private Unattended() {}

    /** Remembers that a conversation is one of them, until somebody is in it. */
    public static Future<Void> remember(Sql sql, int channelId) {
        return sql.run(REMEMBER, channelId).mapEmpty();
    }

    /** A guest's own conversation that is one of them. */
    record Abandoned(@Nullable Integer attendantId) {}

    /** A guest's conversation, if it is theirs and one of them. */
    static Future<Optional<Abandoned>> of(Sql sql, int channelId, int livechatChannelId, int guestId) {
        return sql.one(
                row -> new Abandoned(row.getInteger("attendant")), OF_VISITOR, channelId, livechatChannelId, guestId);
    }

    /**
     * Gives a conversation to an operator.
     *
     * @param arrival who comes, and what the conversation is told of it
     */
    static Future<PersonaView.Partner> give(Change change, Arrival arrival) {
        return change.tx()
                .run(GIVE, arrival.channelId(), arrival.partnerId())
                .compose(given -> arrival.announcedIn(change));
    }

    /** The same for an operator who has not heard of the conversation's visitor before. */
    static Future<Void> introduce(Change change, Arrival arrival) {
        return give(change, arrival).compose(operator -> renamed(change, arrival.channelId(), operator));
    }

    private static Future<Void> renamed(Change change, int channelId, PersonaView.Partner operator) {
        Tx tx = change.tx();
        return tx.one(row -> row.getString(0), RENAME, channelId, operator.displayName())
                .map(Optional::orElseThrow)
                .map(name -> {
                    change.announce(
                            Topic.channel(channelId), new Event.ChannelChanged(channelId, Map.of("name", name)));
                    return name;
                })
                .compose(name -> Channels.read(tx, List.of(channelId), Arrival.persona(operator)))
                .map(channels -> {
                    change.announce(Topic.partner(operator.id()), new Event.SessionOpened(channels.get(0), operator));
                    return null;
                });
    }
}
