package dev.switchboard.chatbot;

import dev.switchboard.db.Database;
import dev.switchboard.db.Sql;
import dev.switchboard.dialect.ReceptionView;
import dev.switchboard.dialect.ScriptView;
import dev.switchboard.livechat.LivechatChannels;
import dev.switchboard.model.Origin;
import dev.switchboard.visitor.ChannelRule;
import dev.switchboard.visitor.ChannelRules;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What visitors meet on a page: the rule that applies there, and who would answer. */
public final class Reception {
    private static final String ACTIVE = "SELECT active FROM chatbot_script WHERE id = $1";

    private final Database database;
    private final LivechatChannels channels;

    /** Reads from a database. */
    public Reception(Database database, LivechatChannels channels) {
        this.database = database;
        this.channels = channels;
    }

    /**
     * What a visitor meets (Odoo 18.0: LivechatController.livechat_init). A rule whose chatbot has nothing to say is none.
     *
     * @param channelId {@code im_livechat.channel} id; one that does not exist has no rules and no operators
     * @param url the page's address; empty if nobody knows
     */
    public Future<ReceptionView> of(int channelId, String url, Origin origin) {
        return channels.available(channelId)
                .compose(operator -> ChannelRules.matching(database, channelId, url, origin.countryId())
                        .compose(rule -> met(database, rule, operator, origin.language())));
    }

    /** What a visitor meets where a rule applies, or none does. */
    static Future<ReceptionView> met(Sql sql, Optional<ChannelRule> rule, boolean operator, @Nullable String language) {
        return rule.map(found -> met(sql, found, operator, language))
                .orElseGet(() -> Future.succeededFuture(new ReceptionView(operator, null, null)));
    }

    private static Future<ReceptionView> met(Sql sql, ChannelRule rule, boolean operator, @Nullable String language) {
        ReceptionView.Rule shown = new ReceptionView.Rule(rule.action(), rule.autoPopupTimer(), rule.regexUrl());
        Integer scriptId = rule.chatbotScriptId();
        if (scriptId == null) {
            return Future.succeededFuture(new ReceptionView(operator && !rule.hides(), shown, null));
        }
        return Scripts.read(sql, scriptId, language)
                .map(script -> script.filter(found -> !found.steps().isEmpty()))
                .compose(script -> script.isEmpty()
                        ? Future.succeededFuture(new ReceptionView(operator, null, null))
                        : answering(sql, rule, script.get(), operator)
                                .map(chatbot -> new ReceptionView(
                                        chatbot != null || (operator && !rule.hides()), shown, chatbot)));
    }

    private static Future<@Nullable ScriptView> answering(
            Sql sql, ChannelRule rule, ScriptView script, boolean operator) {
        return !rule.condition().holds(operator)
                ? Future.succeededFuture(null)
                : sql.one(row -> row.getBoolean(0), ACTIVE, script.id())
                        .map(active -> active.equals(Optional.of(true)) ? script : null);
    }
}
