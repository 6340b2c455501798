package dev.switchboard.chatbot;

import dev.switchboard.bus.Topic;
import dev.switchboard.chatbot.ScriptRunner.Reached;
import dev.switchboard.conversation.Channels;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.ScriptView;
import dev.switchboard.livechat.Arrival;
import dev.switchboard.livechat.OperatorChoice;
import dev.switchboard.livechat.Unattended;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step that brings an operator into the conversation (Odoo 18.0: _process_step_forward_operator). */
record Handover(Going going, ScriptView.Step step) {
    private static final String VISITED = """
            SELECT c.livechat_channel_id, c.country_id, COALESCE(c.anonymous_name, p.name, '') AS visitor,
              ARRAY(SELECT im_livechat_expertise_id FROM chatbot_script_step_im_livechat_expertise_rel wanted
                WHERE wanted.chatbot_script_step_id = $3) AS expertises
            FROM discuss_channel c LEFT JOIN res_partner p ON p.id = $2 WHERE c.id = $1""";
    private static final String NOTE_EXPERTISES = """
            INSERT INTO discuss_channel_im_livechat_expertise_rel (discuss_channel_id, im_livechat_expertise_id)
            SELECT $1::int4, unnest($2::int4[]) ON CONFLICT DO NOTHING""";
    private static final String TAKEN_OVER = """
            WITH attended AS (DELETE FROM switchboard_unattended WHERE channel_id = $1)
            UPDATE switchboard_chatbot_run SET operator_partner_id = $2 WHERE channel_id = $1""";
    private static final String RENAME = "UPDATE discuss_channel SET name = $2 WHERE id = $1";

    /** Without an operator who is free nothing is said, and the script goes on with its next step. */
    Future<Reached> attempt() {
        return tx().one(row -> row, VISITED, going.channelId(), going.caller().partner(), step.id())
                .map(row -> row.orElseThrow())
                .compose(visited -> choose(visited)
                        .compose(operatorId -> operatorId == null
                                ? stay()
                                : noted(visited.getArrayOfIntegers("expertises"))
                                        .compose(noted -> give(operatorId, visited.getString("visitor")))));
    }

    private Tx tx() {
        return going.change().tx();
    }

    private Future<@Nullable Integer> choose(Row visited) {
        Integer livechat = visited.getInteger("livechat_channel_id");
        return livechat == null
                ? Future.succeededFuture(null)
                : OperatorChoice.chooseForNewcomer(
                                tx(),
                                new OperatorChoice.Wanted(
                                        livechat,
                                        null,
                                        null,
                                        visited.getInteger("country_id"),
                                        going.caller().partner(),
                                        Set.of(visited.getArrayOfIntegers("expertises"))))
                        .map(chosen -> chosen.orElse(null));
    }

    private Future<Void> noted(Integer... expertises) {
        return expertises.length == 0
                ? Future.succeededFuture()
                : tx().run(NOTE_EXPERTISES, going.channelId(), expertises).mapEmpty();
    }

    private Future<Reached> stay() {
        Run there = going.run().at(step, null, going.newestMessageId(), false);
        return Unattended.remember(tx(), going.channelId())
                .compose(remembered -> going.arrived(there, step, List.of()));
    }

    private Future<Reached> give(int operatorId, String visitor) {
        Run there = going.run().at(step, null, going.newestMessageId(), true);
        return Runs.save(tx(), going.channelId(), there)
                .compose(saved -> going.said(step, true))
                .compose(posted -> joined(operatorId, visitor)
                        .map(name -> posted.stream()
                                .map(message -> message.inChannel(name))
                                .toList()))
                .compose(posted -> going.arrived(there, step, posted));
    }

    /** Gives the conversation's new name. */
    private Future<String> joined(int operatorId, String visitor) {
        return new Arrival(going.channelId(), operatorId, "joined the channel", true)
                .announcedIn(going.change())
                .compose(operator ->
                        tx().run(TAKEN_OVER, going.channelId(), operatorId).map(operator))
                .compose(operator -> {
                    String name = visitor + " " + operator.displayName();
                    return renamed(name, operator).map(name);
                });
    }

    private Future<Void> renamed(String name, PersonaView.Partner operator) {
        int channelId = going.channelId();
        going.change().announce(Topic.channel(channelId), new Event.ChannelChanged(channelId, Map.of("name", name)));
        return tx().run(RENAME, channelId, name)
                .compose(renamed -> Channels.read(tx(), List.of(channelId), Arrival.persona(operator)))
                .map(channels -> {
                    going.change()
                            .announce(Topic.partner(operator.id()), new Event.SessionOpened(channels.get(0), operator));
                    return null;
                });
    }
}
