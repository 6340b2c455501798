package dev.switchboard.conversation;

import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.RatingView;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** Reads ratings from rows; the SQL of one place, for all statements that mention some. */
public final class Ratings {
    /** What {@link #ofConversation} reads. */
    static final String CONVERSATION_COLUMNS = "rated.average AS rating_average, rated.count AS rating_count";

    /** The ratings of a conversation {@code c}. */
    static final String CONVERSATION_JOIN = """
            LEFT JOIN LATERAL (
              SELECT avg(r.rating) AS average, count(*)::int4 AS count FROM rating_rating r
              WHERE r.res_id = c.id AND r.res_model = 'discuss.channel' AND r.consumed AND r.rating >= 1) rated ON true""";

    /** What {@link #ofConversation} and {@link #ofMessage} read. */
    static final String COLUMNS =
            CONVERSATION_COLUMNS + ", message_rating.id AS message_rating_id, message_rating.rating AS message_rating";

    /** The ratings of a conversation {@code c} and of a message {@code message}. */
    static final String JOINS = CONVERSATION_JOIN + """

            LEFT JOIN LATERAL (
              SELECT r.id, r.rating FROM rating_rating r WHERE r.message_id = message.id AND r.consumed
              ORDER BY r.create_date DESC LIMIT 1) message_rating ON true""";

    private static final double GREAT = 4;
    private static final double OKAY = 3;
    private static final double LEAST = 1;

    private Ratings() {}

    static MessageView.@Nullable ConversationRating ofConversation(Row row) {
        int count = row.getInteger("rating_count");
        return count == 0 ? null : new MessageView.ConversationRating(row.getDouble("rating_average"), count);
    }

    static @Nullable RatingView ofMessage(Row row) {
        Integer id = row.getInteger("message_rating_id");
        return id == null ? null : view(id, row.getDouble("message_rating"));
    }

    /** A rating by its {@code rating.rating} id and its grade from 0 to 5. */
    public static RatingView view(int id, double rating) {
        if (rating >= GREAT) {
            return new RatingView(id, rating, picture(5), "top");
        } else if (rating >= OKAY) {
            return new RatingView(id, rating, picture(3), "ok");
        }
        return rating >= LEAST
                ? new RatingView(id, rating, picture(1), "ko")
                : new RatingView(id, rating, picture(0), "none");
    }

    private static String picture(int grade) {
        return "/rating/static/src/img/rating_%d.png".formatted(grade);
    }
}
