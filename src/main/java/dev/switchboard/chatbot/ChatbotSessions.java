package dev.switchboard.chatbot;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.conversation.Callers;
import dev.switchboard.conversation.Channels;
import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.Post;
import dev.switchboard.db.Database;
import dev.switchboard.db.Sql;
import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.ScriptView;
import dev.switchboard.livechat.Answerer;
import dev.switchboard.livechat.LivechatSessions;
import dev.switchboard.livechat.LivechatSessions.Opened;
import dev.switchboard.livechat.LivechatSessions.Request;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Opens sessions that a chatbot answers first. */
public final class ChatbotSessions {
    private static final String OF_CHANNEL =
            "SELECT FROM im_livechat_channel_rule WHERE channel_id = $1 AND chatbot_script_id = $2 LIMIT 1";

    private final Database database;
    private final Log log;
    private final LivechatSessions sessions;

    /**
     * A session that would open if the visitor wrote.
     *
     * @param speaker in whose name the chatbot speaks
     */
    public record Offer(ScriptView script, PersonaView.Partner speaker, CallerView visitor) {}

    /** Opens sessions through others, and stores in a database what scripts add to them. */
    public ChatbotSessions(Database database, Log log, LivechatSessions sessions) {
        this.database = database;
        this.log = log;
        this.sessions = sessions;
    }

    /**
     * What a session would be, without opening it.
     *
     * @param scriptId {@code chatbot.script} id
     * @return nothing when no rule of the channel has this chatbot, or it has nothing to say
     */
    public Future<Optional<Offer>> offer(Request request, int scriptId) {
        return script(database, request, scriptId)
                .compose(script -> script.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : Callers.partner(database, script.get().partnerId())
                                .compose(speaker -> Callers.read(database, request.visitor())
                                        .map(visitor -> Optional.of(new Offer(script.get(), speaker, visitor)))));
    }

    /** Opens a session in which the chatbot has said its welcome; nothing as for {@link #offer}. */
    public Future<Optional<Opened>> open(Request request, int scriptId) {
        return log.write(change -> script(change.tx(), request, scriptId)
                .compose(script -> script.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : open(change, request, script.get()).map(Optional::of)));
    }

    private static Future<Optional<ScriptView>> script(Sql sql, Request request, int scriptId) {
        return sql.run(OF_CHANNEL, request.livechatChannelId(), scriptId)
                .compose(rules -> rules.size() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : Scripts.read(sql, scriptId, request.origin().language()))
                .map(script -> script.filter(found -> !found.steps().isEmpty()));
    }

    private Future<Opened> open(Change change, Request request, ScriptView script) {
        Answerer answerer = new Answerer(script.partnerId(), script.title(), true);
        return sessions.open(change, request, answerer, channel -> welcomed(change, channel.id(), script))
                .compose(opened -> Channels.read(
                                change.tx(),
                                List.of(opened.channel().id()),
                                opened.visitor().persona())
                        .map(channels ->
                                new Opened(channels.get(0), opened.visitor(), opened.guestToken(), opened.busId())));
    }

    /** Has the chatbot say its welcome in a conversation that has just begun. */
    static Future<Run> welcomed(Change change, int channelId, ScriptView script) {
        return Runs.fresh(change.tx(), script, 0)
                .compose(run ->
                        said(change, channelId, run, script.welcomeSteps().iterator()));
    }

    private static Future<Run> said(Change change, int channelId, Run run, Iterator<ScriptView.Step> steps) {
        return steps.hasNext()
                ? say(change, channelId, run, steps.next()).compose(next -> said(change, channelId, next, steps))
                : Future.succeededFuture(run);
    }

    private static Future<Run> say(Change change, int channelId, Run run, ScriptView.Step step) {
        Persona speaker = new Persona.Chatbot(run.script().partnerId());
        MessageView.ChatbotStep of = new MessageView.ChatbotStep(step.id(), false, null);
        Run there = run.at(step, null, 0, false);
        String words = step.posted();
        return words == null
                ? Runs.save(change.tx(), channelId, there)
                : Messages.post(change, Post.spoken(speaker, channelId, words, of))
                        .compose(posted -> Runs.save(change.tx(), channelId, run.at(step, posted.id(), 0, false)));
    }
}
