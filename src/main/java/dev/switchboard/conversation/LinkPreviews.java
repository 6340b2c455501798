package dev.switchboard.conversation;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.Topic;
import dev.switchboard.conversation.LinkPreviewRows.Known;
import dev.switchboard.db.Database;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.LinkPreviewView;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.links.LinkFetcher;
import dev.switchboard.links.LinkSummary;
import dev.switchboard.links.Links;
import dev.switchboard.model.Persona;
import dev.switchboard.records.Html;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows what is behind the links in messages, once their author's client asks for it. */
public final class LinkPreviews {
    private static final int MOST_OF_MESSAGE = 5;
    private static final String HIDE = """
            UPDATE mail_link_preview link SET is_hidden = true
            FROM mail_message message
            WHERE link.id = ANY($1) AND message.id = link.message_id AND message.model = 'discuss.channel'
              AND ($2 OR message.author_id = $3 OR message.author_guest_id = $4)
            RETURNING link.id, link.message_id, message.res_id AS channel_id""";

    private final Database database;
    private final Log log;
    private final @Nullable LinkFetcher fetcher;
    private final String ownUrl;

    private record Hidden(int id, int messageId, int channelId) {}

    /** The links of a message, those of them that were looked at, and what the new ones show. */
    private record Looked(MessageView message, List<String> links, List<Known> known, List<LinkSummary> found) {

        private Set<String> knownLinks() {
            return known.stream().map(Known::url).collect(Collectors.toSet());
        }

        private List<Integer> unused() {
            return known.stream()
                    .filter(each -> !links.contains(each.url()))
                    .map(Known::id)
                    .toList();
        }
    }

    /**
     * Stores and announces through a log.
     *
     * @param fetcher looks at links; none where nobody does
     * @param ownUrl where this server is; links to it show nothing
     */
    public LinkPreviews(Database database, Log log, @Nullable LinkFetcher fetcher, String ownUrl) {
        this.database = database;
        this.log = log;
        this.fetcher = fetcher;
        this.ownUrl = ownUrl;
    }

    /** Looks at the first links of a message, five at most; nothing happens for anybody but its author. */
    public Future<Void> look(Persona persona, int messageId) {
        LinkFetcher looking = fetcher;
        return looking == null
                ? Future.succeededFuture()
                : MessageRows.readable(database, messageId, persona)
                        .compose(message -> message.filter(found -> isLookedAt(found, persona))
                                .map(found -> look(looking, found))
                                .orElseGet(Future::succeededFuture));
    }

    private static boolean isLookedAt(MessageView message, Persona persona) {
        boolean own = message.author() != null && message.author().is(persona);
        boolean administrator = persona instanceof Persona.User user && user.system();
        return (own || administrator) && !Html.isEmpty(message.body());
    }

    private Future<Void> look(LinkFetcher looking, MessageView message) {
        List<String> links = Links.in(message.body()).stream()
                .filter(link -> !link.equals(ownUrl) && !link.startsWith(ownUrl + "/"))
                .limit(MOST_OF_MESSAGE)
                .toList();
        return LinkPreviewRows.known(database, message.id())
                .map(known -> new Looked(message, links, known, new ArrayList<>()))
                .compose(looked -> fetched(looking, looked))
                .compose(looked -> log.write(change -> store(change, looked)));
    }

    /** One after the other, so that one message keeps nobody busy. */
    private static Future<Looked> fetched(LinkFetcher looking, Looked looked) {
        Set<String> known = looked.knownLinks();
        Future<Looked> done = Future.succeededFuture(looked);
        for (String link : looked.links()) {
            done = known.contains(link) ? done : done.compose(before -> fetched(looking, before, link));
        }
        return done;
    }

    private static Future<Looked> fetched(LinkFetcher looking, Looked looked, String link) {
        return looking.fetch(link).map(summary -> {
            summary.ifPresent(looked.found()::add);
            return looked;
        });
    }

    private static Future<Void> store(Change change, Looked looked) {
        MessageView message = looked.message();
        return LinkPreviewRows.delete(change.tx(), looked.unused())
                .compose(deleted -> LinkPreviewRows.insert(change.tx(), message.id(), looked.found()))
                .compose(stored -> LinkPreviewRows.shown(change.tx(), new Integer[] {message.id()}))
                .map(shown -> announced(change, looked, shown));
    }

    private static @Nullable Void announced(Change change, Looked looked, List<LinkPreviewView> shown) {
        String topic = Topic.channel(looked.message().channelId());
        int messageId = looked.message().id();
        looked.unused().forEach(id -> change.announce(topic, new Event.LinkHidden(messageId, id)));
        if (!shown.isEmpty()) {
            Comparator<LinkPreviewView> asWritten =
                    Comparator.comparingInt(link -> looked.links().indexOf(link.url()));
            change.announce(
                    topic,
                    new Event.LinksShown(
                            messageId, shown.stream().sorted(asWritten).toList()));
        }
        return null;
    }

    /** Hides what links show for good; nothing happens for anybody but the author of their messages. */
    public Future<Void> hide(Persona persona, List<Integer> ids) {
        boolean administrator = persona instanceof Persona.User user && user.system();
        Integer[] links = ids.toArray(Integer[]::new);
        return log.write(change -> change.tx()
                .list(LinkPreviews::hidden, HIDE, links, administrator, persona.partner(), persona.guest())
                .map(hidden -> announced(change, hidden)));
    }

    private static Hidden hidden(Row row) {
        return new Hidden(row.getInteger("id"), row.getInteger("message_id"), row.getInteger("channel_id"));
    }

    private static @Nullable Void announced(Change change, List<Hidden> hidden) {
        hidden.forEach(link ->
                change.announce(Topic.channel(link.channelId()), new Event.LinkHidden(link.messageId(), link.id())));
        return null;
    }
}
