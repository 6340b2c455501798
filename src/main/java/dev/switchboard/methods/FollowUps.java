package dev.switchboard.methods;

import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.model.DiscussChannel;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.outbox.WebhookEvents;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Html;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks to be made of a session elsewhere: a lead or a ticket. Webhooks are told.
 *
 * @param command what the operator types, without the stroke
 */
record FollowUps(String command, WebhookEvents.Event event) {
    private static final int MOST_TITLE_CHARACTERS = 200;

    /** The newest messages; who reads on follows the link. */
    private static final String SAID = """
            SELECT coalesce(g.name, p.name, '') AS author, m.body FROM (
              SELECT * FROM mail_message WHERE model = 'discuss.channel' AND res_id = $1 AND message_type = 'comment'
              ORDER BY id DESC LIMIT 200) m
            LEFT JOIN mail_guest g ON g.id = m.author_guest_id LEFT JOIN res_partner p ON p.id = m.author_id
            ORDER BY m.id""";

    private static final String CALLER = "SELECT name FROM res_partner WHERE id = $1";

    Future<@Nullable Object> ask(Records records, Model model, Arguments arguments) {
        int id = arguments.id(model.name());
        String title = title(String.valueOf(arguments.value("body")));
        return Reach.conversation(records, model, id, "channel_type")
                .compose(channel -> title.isEmpty()
                        ? Future.succeededFuture("Type <b>/%1$s title</b> to create a new %1$s.".formatted(command))
                        : handOver(records, channel, title))
                .map(answer -> CommandMethods.tell(records, id, answer));
    }

    private String title(String typed) {
        String title = typed.replaceFirst("^\\s*/" + command + "\\b", "").strip();
        return title.substring(0, Math.min(MOST_TITLE_CHARACTERS, title.length()));
    }

    private Future<String> handOver(Records records, Rows.Values channel, String title) {
        Persona.User caller = records.env().user();
        if (!caller.livechat()
                || !DiscussChannel.LIVECHAT.equals(channel.values().get("channel_type"))) {
            return Future.failedFuture(new Refusal(
                    Refusal.Kind.ACCESS_ERROR, "/%s is for operators, in live chat sessions.".formatted(command)));
        }
        int id = channel.id();
        return records.env()
                .sql()
                .list(FollowUps::line, SAID, id)
                .compose(lines -> name(records, caller).map(name -> told(records, id, title, name, lines)))
                .compose(more -> WebhookEvents.ask(records.env().change(), event, id, more))
                .map(taken -> answer(taken, title));
    }

    private static String line(Row row) {
        return row.getString("author") + ": " + Html.text(row.getString("body"));
    }

    private static Future<String> name(Records records, Persona.User caller) {
        return records.env()
                .sql()
                .one(row -> row.getString(0), CALLER, caller.partnerId())
                .map(found -> found.orElse(""));
    }

    private static JsonObject told(Records records, int id, String title, String caller, List<String> lines) {
        String url = records.env().server().baseUrl(records.env().series()) + "/console#" + id;
        return JsonObject.of("title", title, "asked", caller, "conversation", String.join("\n", lines), "url", url);
    }

    private String answer(boolean taken, String title) {
        return taken
                ? "The %s <b>%s</b> was handed over.".formatted(command, Html.escaped(title))
                : "Nobody takes a %s yet: a live chat manager has to add a webhook for it.".formatted(command);
    }
}
