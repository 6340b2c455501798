package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.Post;
import dev.switchboard.conversation.Ratings;
import dev.switchboard.dialect.RatingView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.RatingRating;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.ResUsers;
import dev.switchboard.outbox.WebhookEvents;
import dev.switchboard.records.Html;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a visitor thought of a session: one rating, and a message that tells of it each time they change their mind. */
public final class Feedback {
    private static final double MOST = 5;
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    /** Only who opened a session rates it: an operator who could would be their own judge. */
    private static final String SESSION = """
            SELECT c.livechat_channel_id, (
              SELECT m.partner_id FROM discuss_channel_member m
              WHERE m.channel_id = c.id AND m.partner_id IS NOT NULL ORDER BY m.id LIMIT 1) AS rated_partner_id
            FROM discuss_channel c
            WHERE c.id = $1 AND c.channel_type = 'livechat' AND EXISTS (
              SELECT FROM discuss_channel_member m WHERE m.channel_id = c.id
                AND (m.guest_id = $2 OR (m.partner_id = $3 AND c.create_uid = $4)))
            FOR UPDATE OF c""";

    private static final String OVERWRITE = """
            UPDATE rating_rating SET rating = $2, feedback = $3, consumed = true, write_uid = $4,
              write_date = now() AT TIME ZONE 'utc'
            WHERE id = (SELECT id FROM rating_rating WHERE res_id = $1 AND res_model = 'discuss.channel'
              ORDER BY write_date DESC, id DESC LIMIT 1)
            RETURNING id""";

    private static final String CREATE = RatingRating.MODEL.insert(
            "res_model",
            "res_id",
            "parent_res_model",
            "parent_res_id",
            "rated_partner_id",
            "partner_id",
            "rating",
            "feedback",
            "consumed",
            "access_token",
            "create_uid",
            "write_uid");

    private static final String LINK = "UPDATE rating_rating SET message_id = $2 WHERE id = $1";

    private final Log log;

    /**
     * A grade.
     *
     * @param visitor who gives it
     * @param channelId {@code discuss.channel} id
     * @param rate from 0 to 5; the widget gives 5, 3 and 1
     * @param reason the visitor's words
     */
    public record Grade(
            Persona visitor,
            int channelId,
            double rate,
            @Nullable String reason) {
        private int userId() {
            return visitor instanceof Persona.User user ? user.id() : ResUsers.PUBLIC;
        }
    }

    /** Stores and announces through a log. */
    public Feedback(Log log) {
        this.log = log;
    }

    /**
     * Rates a session, or changes its rating, and says so in it.
     *
     * @return the {@code rating.rating} id; nothing for a session that is not the caller's own. Fails with
     *     ASSERTION_ERROR for a rate that does not exist, USER_ERROR for a reason that is too long for a message
     */
    public Future<Optional<Integer>> rate(Grade grade) {
        Persona visitor = grade.visitor();
        Integer userId = visitor instanceof Persona.User user ? user.id() : null;
        return log.write(change -> change.tx()
                .one(row -> row, SESSION, grade.channelId(), visitor.guest(), visitor.partner(), userId)
                .compose(session -> session.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : rate(change, grade, session.get()).map(Optional::of)));
    }

    private static Future<Integer> rate(Change change, Grade grade, Row session) {
        if (!(grade.rate() >= 0 && grade.rate() <= MOST)) {
            throw new Refusal(Refusal.Kind.ASSERTION_ERROR, "");
        }
        return change.tx()
                .one(
                        row -> row.getInteger(0),
                        OVERWRITE,
                        grade.channelId(),
                        grade.rate(),
                        grade.reason(),
                        grade.userId())
                .compose(id -> id.map(Future::succeededFuture).orElseGet(() -> create(change, grade, session)))
                .compose(id -> tell(change, grade, Ratings.view(id, grade.rate())));
    }

    private static Future<Integer> create(Change change, Grade grade, Row session) {
        Integer livechat = session.getInteger("livechat_channel_id");
        return change.tx()
                .run(
                        CREATE,
                        "discuss.channel",
                        grade.channelId(),
                        livechat == null ? null : "im_livechat.channel",
                        livechat,
                        session.getInteger("rated_partner_id"),
                        grade.visitor().partner(),
                        grade.rate(),
                        grade.reason(),
                        true,
                        RatingRating.token(),
                        grade.userId(),
                        grade.userId())
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private static Future<Integer> tell(Change change, Grade grade, RatingView rating) {
        String body =
                "<div class=\"o_mail_notification o_hide_author\">Rating: <img class=\"o_livechat_emoji_rating\" src=\"%s\" alt=\"rating\">%s</div>"
                        .formatted(rating.imageUrl(), reason(grade));
        return Messages.post(change, Post.notification(grade.visitor(), grade.channelId(), body, rating))
                .compose(message -> change.tx().run(LINK, rating.id(), message.id()))
                .compose(linked -> WebhookEvents.tell(change, WebhookEvents.Event.RATED, List.of(rating.id())))
                .map(rating.id());
    }

    private static String reason(Grade grade) {
        return grade.reason() == null || grade.reason().isEmpty()
                ? ""
                : "<br>" + LINE_END.matcher(Html.escaped(grade.reason())).replaceAll("<br>");
    }
}
