package dev.switchboard.conversation;

import dev.switchboard.db.Database;
import dev.switchboard.db.Sql;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said in a conversation, page by page. */
public final class MessageHistory {
    private static final int MOST = 500;
    private static final String NEWEST = MessageRows.SELECT
            + "AND message.res_id = $1 AND ($2::int4 IS NULL OR message.id < $2) ORDER BY message.id DESC LIMIT $3";
    private static final String OLDEST_AFTER =
            MessageRows.SELECT + "AND message.res_id = $1 AND message.id > $2 ORDER BY message.id LIMIT $3";
    private static final String NEWEST_OF_EACH = """
            %s AND message.id IN (
              SELECT (SELECT max(id) FROM mail_message WHERE model = 'discuss.channel' AND res_id = channel_id)
              FROM unnest($1::int4[]) AS channel_id)
            ORDER BY message.id""".formatted(MessageRows.SELECT);

    private final Database database;

    /**
     * Which page is asked for. At most one of the three marks is set; none asks for the newest messages.
     *
     * @param before only messages with a smaller id
     * @param after only messages with a greater id, the oldest of them
     * @param around half of the page up to this id, half of it after
     * @param limit how many at most
     */
    public record Page(
            @Nullable Integer before,
            @Nullable Integer after,
            @Nullable Integer around,
            int limit) {}

    /** Reads from a database. */
    public MessageHistory(Database database) {
        this.database = database;
    }

    /**
     * Reads a page, newest first.
     *
     * @return fails with a {@link Refusal} of kind NOT_FOUND when the reader may not see the conversation
     */
    public Future<List<MessageView>> read(Persona reader, int channelId, Page page) {
        return Channels.readable(database, channelId, reader)
                .compose(readable -> readable ? page(channelId, page) : Future.failedFuture(Refusal.notFound()))
                .compose(messages -> Additions.of(database, messages));
    }

    /** The newest message of each conversation. */
    static Future<List<MessageView>> newestOfEach(Sql sql, Collection<Integer> channelIds) {
        return sql.list(MessageRows::view, NEWEST_OF_EACH, (Object) channelIds.toArray(Integer[]::new))
                .compose(messages -> Additions.of(sql, messages));
    }

    private Future<List<MessageView>> page(int channelId, Page page) {
        int limit = Math.max(0, Math.min(page.limit(), MOST));
        Integer around = page.around();
        if (around != null) {
            return upTo(channelId, around + 1, limit / 2)
                    .compose(older -> after(channelId, around, limit / 2).map(newer -> joined(newer, older)));
        }
        return page.after() != null ? after(channelId, page.after(), limit) : upTo(channelId, page.before(), limit);
    }

    private Future<List<MessageView>> upTo(int channelId, @Nullable Integer before, int limit) {
        return database.list(MessageRows::view, NEWEST, channelId, before, limit);
    }

    private Future<List<MessageView>> after(int channelId, int after, int limit) {
        return database.list(MessageRows::view, OLDEST_AFTER, channelId, after, limit)
                .map(messages -> {
                    messages.sort(Comparator.comparingInt(MessageView::id).reversed());
                    return messages;
                });
    }

    private static List<MessageView> joined(List<MessageView> newer, List<MessageView> older) {
        List<MessageView> all = new ArrayList<>(newer);
        all.addAll(older);
        return all;
    }
}
