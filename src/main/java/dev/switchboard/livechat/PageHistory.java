package dev.switchboard.livechat;

import dev.switchboard.bus.Log;
import dev.switchboard.bus.Topic;
import dev.switchboard.db.Database;
import dev.switchboard.dialect.Event;
import dev.switchboard.model.Persona;
import dev.switchboard.records.Html;
import io.vertx.core.Future;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells an operator which pages a visitor saw, as the visitor's widget answers the command {@code /history}. */
public final class PageHistory {
    private static final int MOST_PAGES = 100;
    private static final int MOST_CHARACTERS = 2_000;

    /** A page is a path of the visitor's site or an address of the web; anything else is no link. */
    private static final Pattern PAGE = Pattern.compile("(?i)(/|https?://).*", Pattern.DOTALL);

    private static final String MEMBERS = """
            SELECT EXISTS (SELECT FROM discuss_channel_member
                WHERE channel_id = $1 AND (partner_id = $2 OR guest_id = $3))
              AND EXISTS (SELECT FROM discuss_channel_member WHERE channel_id = $1 AND partner_id = $4)""";

    private final Database database;
    private final Log log;

    /** Reads from a database and tells through its log. */
    public PageHistory(Database database, Log log) {
        this.database = database;
        this.log = log;
    }

    /**
     * Tells an operator; nobody hears of it unless both are in the conversation.
     *
     * @param visitor who saw the pages
     * @param operatorId the operator's {@code res.partner} id
     * @param pages paths, the latest last
     */
    public Future<Void> tell(Persona visitor, int channelId, int operatorId, List<String> pages) {
        return database.one(
                        row -> row.getBoolean(0), MEMBERS, channelId, visitor.partner(), visitor.guest(), operatorId)
                .compose(both -> both.orElse(false) ? tell(channelId, operatorId, pages) : Future.succeededFuture());
    }

    private Future<Void> tell(int channelId, int operatorId, List<String> pages) {
        String body = "<span class='o_mail_notification'>" + list(pages) + "</span>";
        return log.write(change -> {
            change.announce(Topic.partner(operatorId), new Event.TransientMessage(channelId, body));
            return Future.succeededFuture();
        });
    }

    private static String list(List<String> pages) {
        return pages.isEmpty()
                ? "No history found"
                : pages.stream()
                        .limit(MOST_PAGES)
                        .map(page -> page.substring(0, Math.min(MOST_CHARACTERS, page.length())))
                        .map(PageHistory::item)
                        .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String item(String page) {
        String text = Html.escaped(page).replace("\"", "&#34;");
        return PAGE.matcher(page).matches()
                ? "<li><a href=\"%s\" target=\"_blank\">%s</a></li>".formatted(text, text)
                : "<li>%s</li>".formatted(text);
    }
}
