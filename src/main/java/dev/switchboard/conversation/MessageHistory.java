package dev.switchboard.conversation;

import dev.switchboard.db.Database;
import dev.switchboard.db.Sql;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was said in a conversation, page by page. */
public final class MessageHistory {
    private static final int MOST = 500;
    private static final int MOST_SEARCHED_CHARACTERS = 200;

    /**
     * Messages of {@code $1} that somebody may read ({@code $2}: an employee, who reads notes as well), and that a text
     * is found in ({@code $3}, in LIKE's words). Odoo: mail.message, _message_fetch.
     */
    private static final String OF_CHANNEL = """
            AND message.res_id = $1 AND message.message_type <> 'user_notification'
            AND ($2 OR %s)
            AND ($3::varchar IS NULL OR (message.message_type <> 'notification' AND (
              message.body ILIKE $3 OR message.subject ILIKE $3 OR EXISTS (
                SELECT FROM message_attachment_rel rel JOIN ir_attachment a ON a.id = rel.attachment_id
                WHERE rel.message_id = message.id AND a.name ILIKE $3))))
            """.formatted(MessageRows.IS_FOR_CUSTOMERS);

    private static final String BETWEEN = MessageRows.SELECT + OF_CHANNEL
            + "AND ($4::int4 IS NULL OR message.id < $4) AND ($5::int4 IS NULL OR message.id > $5) ORDER BY message.id ";
    private static final String NEWEST = BETWEEN + "DESC LIMIT $6";
    private static final String OLDEST = BETWEEN + "LIMIT $6";
    private static final String COUNT =
            "SELECT count(*) FROM mail_message message WHERE message.model = 'discuss.channel' " + OF_CHANNEL;
    private static final String PINNED = MessageRows.SELECT + OF_CHANNEL
            + "AND message.pinned_at IS NOT NULL ORDER BY message.pinned_at DESC LIMIT $4";
    private static final String LATELY = """
            %s AND message.res_id = ANY($1) AND message.message_type <> 'user_notification' AND ($2 OR %s)
            ORDER BY message.id DESC LIMIT $3""".formatted(MessageRows.SELECT, MessageRows.IS_FOR_CUSTOMERS);
    private static final String NEWEST_OF_EACH = """
            %s AND message.id IN (
              SELECT (SELECT max(id) FROM mail_message WHERE model = 'discuss.channel' AND res_id = channel_id)
              FROM unnest($1::int4[]) AS channel_id)
            ORDER BY message.id""".formatted(MessageRows.SELECT);

    private final Database database;

    /**
     * Which page is asked for. Without a mark it is the newest messages.
     *
     * @param searchTerm what to look for, in any case; blanks stand for anything
     * @param before only messages with a smaller id
     * @param after only messages with a greater id, the oldest of them
     * @param around half of the page up to this id, half of it after; the other marks do not count then
     * @param limit how many at most; 0 for as many as there may be in a page, which is 500
     */
    public record Page(
            @Nullable String searchTerm,
            @Nullable Integer before,
            @Nullable Integer after,
            @Nullable Integer around,
            int limit) {

        private int size() {
            return limit == 0 ? MOST : Math.max(0, Math.min(limit, MOST));
        }
    }

    /**
     * A page.
     *
     * @param messages newest first
     * @param count how many messages there are in which the text is found; none when none was looked for
     */
    public record Found(
            List<MessageView> messages, @Nullable Long count) {}

    private record Scope(
            int channelId, boolean employee, @Nullable String pattern) {}

    /** Reads from a database. */
    public MessageHistory(Database database) {
        this.database = database;
    }

    /**
     * Reads a page.
     *
     * @return fails with a {@link Refusal}: NOT_FOUND when the reader may not see the conversation, USER_ERROR when more
     *     than 200 characters are looked for
     */
    public Future<Found> read(Persona reader, int channelId, Page page) {
        return pattern(page.searchTerm())
                .compose(pattern -> scope(reader, channelId, pattern.orElse(null)))
                .compose(scope -> page(scope, page)
                        .compose(messages -> Additions.of(database, messages))
                        .compose(messages -> count(scope).map(count -> new Found(messages, count))));
    }

    /** The pinned messages, the one that was pinned last first; fails as {@link #read} does. */
    public Future<List<MessageView>> pinned(Persona reader, int channelId) {
        return scope(reader, channelId, null)
                .compose(scope ->
                        database.list(MessageRows::view, PINNED, channelId, scope.employee(), scope.pattern(), MOST))
                .compose(messages -> Additions.of(database, messages));
    }

    /** The newest message of each conversation. */
    static Future<List<MessageView>> newestOfEach(Sql sql, Collection<Integer> channelIds) {
        return sql.list(MessageRows::view, NEWEST_OF_EACH, (Object) channelIds.toArray(Integer[]::new))
                .compose(messages -> Additions.of(sql, messages));
    }

    /**
     * The newest 500 messages of some conversations together, those that a reader may read, as if they were posted now.
     */
    public Future<List<Event>> lately(Persona reader, List<Integer> channelIds) {
        return channelIds.isEmpty()
                ? Future.succeededFuture(List.of())
                : database.list(MessageRows::view, LATELY, channelIds.toArray(Integer[]::new), reader.employee(), MOST)
                        .compose(messages -> Additions.of(database, messages))
                        .map(MessageHistory::posted);
    }

    private static List<Event> posted(List<MessageView> newestFirst) {
        List<Event> posted = new ArrayList<>();
        newestFirst.forEach(message -> posted.add(0, new Event.MessagePosted(message, null)));
        return posted;
    }

    private static Future<Optional<String>> pattern(@Nullable String searchTerm) {
        if (searchTerm == null || searchTerm.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return searchTerm.length() <= MOST_SEARCHED_CHARACTERS
                ? Future.succeededFuture(Optional.of("%" + searchTerm.replace(' ', '%') + "%"))
                : Future.failedFuture(new Refusal(Refusal.Kind.USER_ERROR, "This is too long to look for."));
    }

    private Future<Scope> scope(Persona reader, int channelId, @Nullable String pattern) {
        return Channels.readable(database, channelId, reader)
                .compose(readable -> readable
                        ? Future.succeededFuture(new Scope(channelId, reader.employee(), pattern))
                        : Future.failedFuture(Refusal.notFound()));
    }

    private Future<List<MessageView>> page(Scope scope, Page page) {
        Integer around = page.around();
        if (around != null) {
            int half = page.size() / 2;
            return between(NEWEST, scope, around + 1, null, half)
                    .compose(older -> between(OLDEST, scope, null, around, half).map(newer -> joined(newer, older)));
        }
        String order = page.after() == null ? NEWEST : OLDEST;
        return between(order, scope, page.before(), page.after(), page.size()).map(MessageHistory::newestFirst);
    }

    private Future<List<MessageView>> between(
            String statement, Scope scope, @Nullable Integer before, @Nullable Integer after, int limit) {
        return database.list(
                MessageRows::view,
                statement,
                scope.channelId(),
                scope.employee(),
                scope.pattern(),
                before,
                after,
                limit);
    }

    private static List<MessageView> joined(List<MessageView> newer, List<MessageView> older) {
        List<MessageView> all = new ArrayList<>(newer);
        all.addAll(older);
        return newestFirst(all);
    }

    private static List<MessageView> newestFirst(List<MessageView> messages) {
        messages.sort(Comparator.comparingInt(MessageView::id).reversed());
        return messages;
    }

    private Future<@Nullable Long> count(Scope scope) {
        return scope.pattern() == null
                ? Future.succeededFuture(null)
                : database.one(row -> row.getLong(0), COUNT, scope.channelId(), scope.employee(), scope.pattern())
                        .map(count -> count.orElse(0L));
    }
}
