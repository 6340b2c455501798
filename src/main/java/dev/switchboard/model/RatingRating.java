package dev.switchboard.model;

import static dev.switchboard.db.Fields.binary;
import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.decimal;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.many2oneReference;
import static dev.switchboard.db.Fields.reference;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Fields.text;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.readWriteCreate;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import java.util.UUID;

/** What a visitor thought of a conversation: 5 happy, 3 neutral, 1 unhappy, 0 not said yet. */
public final class RatingRating {
    private static final String MODEL_OF = "SELECT min(m.id) FROM ir_model m WHERE m.model = @.%s";

    /** The declaration. */
    public static final Model MODEL = Model.named("rating.rating", "Rating")
            .calledBy("res_name")
            .orderedBy("write_date desc, id desc")
            .with(about())
            .with(parent())
            .with(
                    many2one("rated_partner_id", "res.partner").labelled("Rated Operator"),
                    character("rated_partner_name")
                            .labelled("Name")
                            .related("rated_partner_id", "name")
                            .readonly(),
                    many2one("partner_id", "res.partner").labelled("Customer"),
                    decimal("rating")
                            .labelled("Rating Value")
                            .aggregatedBy("avg")
                            .initially(0),
                    binary("rating_image").labelled("Image").computedAs(RatingFaces.of("@.rating")),
                    character("rating_image_url").labelled("Image URL").computedAs("""
                            '/rating/static/src/img/rating_' || CASE WHEN @.rating >= 4 THEN 5
                            WHEN @.rating >= 3 THEN 3 WHEN @.rating >= 1 THEN 1 ELSE 0 END || '.png'"""),
                    selection(
                                    "rating_text",
                                    choice("top", "Satisfied"),
                                    choice("ok", "Okay"),
                                    choice("ko", "Dissatisfied"),
                                    choice("none", "No Rating yet"))
                            .labelled("Rating")
                            .computedAs("""
                            CASE WHEN @.rating >= 4 THEN 'top' WHEN @.rating >= 3 THEN 'ok'
                            WHEN @.rating >= 1 THEN 'ko' ELSE 'none' END""")
                            .shownAsStored(),
                    text("feedback").labelled("Comment"),
                    many2one("message_id", "mail.message"),
                    bool("is_internal")
                            .labelled("Visible Internally Only")
                            .related("message_id", "is_internal")
                            .shownAsStored(),
                    character("access_token").labelled("Security Token").initially(caller -> token()),
                    bool("consumed").labelled("Filled Rating"),
                    datetime("rated_on").since(19),
                    text("publisher_comment").labelled("Publisher comment"),
                    many2one("publisher_id", "res.partner")
                            .labelled("Commented by")
                            .readonly(),
                    datetime("publisher_datetime").labelled("Commented on").readonly())
            .constraint("rating_rating_rating_range", "Rating should be between 0 and 5")
            .grants(readWriteCreate(ResGroups.INTERNAL_USER), everything(ResGroups.SYSTEM));

    private RatingRating() {}

    /** The conversation. */
    private static Field[] about() {
        return new Field[] {
            character("res_name").labelled("Resource name").computedAs("""
                    COALESCE((SELECT CONCAT(COALESCE(l.name, 'False'), ' / ', c.id) FROM discuss_channel c
                      LEFT JOIN im_livechat_channel l ON l.id = c.livechat_channel_id
                      WHERE @.res_model = 'discuss.channel' AND c.id = @.res_id),
                    @.res_model || '/' || @.res_id)""").shownAsStored(),
            many2one("res_model_id", "ir.model")
                    .labelled("Related Document Model")
                    .computedAs(MODEL_OF.formatted("res_model"))
                    .writable()
                    .shownAsStored(),
            character("res_model").labelled("Document Model").readonly(),
            many2oneReference("res_id").labelled("Document").required(),
            reference("resource_ref")
                    .labelled("Resource Ref")
                    .choosingFrom("ir.model", "model")
                    .computedAs("@.res_model || ',' || @.res_id")
        };
    }

    /** The live chat channel that it came in by. */
    private static Field[] parent() {
        return new Field[] {
            character("parent_res_name")
                    .labelled("Parent Document Name")
                    .computedAs("""
                    COALESCE((SELECT l.name FROM im_livechat_channel l
                      WHERE @.parent_res_model = 'im_livechat.channel' AND l.id = @.parent_res_id),
                    @.parent_res_model || '/' || @.parent_res_id)""")
                    .shownAsStored(),
            many2one("parent_res_model_id", "ir.model")
                    .labelled("Parent Related Document Model")
                    .computedAs(MODEL_OF.formatted("parent_res_model"))
                    .writable()
                    .shownAsStored(),
            character("parent_res_model").labelled("Parent Document Model"),
            integer("parent_res_id").labelled("Parent Document"),
            reference("parent_ref").labelled("Parent Ref").computedAs("@.parent_res_model || ',' || @.parent_res_id")
        };
    }

    /** A new value of {@code access_token}. */
    public static String token() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
