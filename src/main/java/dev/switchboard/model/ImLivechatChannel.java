package dev.switchboard.model;

import static dev.switchboard.db.Fields.binary;
import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.decimal;
import static dev.switchboard.db.Fields.html;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.one2many;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;
import static dev.switchboard.db.Grant.readWriteCreate;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.db.RecordRule;
import dev.switchboard.db.Variables;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A live chat channel: what the widget shows, and who answers. */
public final class ImLivechatChannel {
    private static final String COLOUR = "#875A7B";
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\p{ASCII}]");
    private static final Pattern NO_WORD = Pattern.compile("[\\W_]+");

    /** Who is online and, where 19 limits that, is not in too many sessions already. */
    private static final String AVAILABLE = """
            ARRAY(SELECT u.id FROM im_livechat_channel_im_user joined
            JOIN res_users u ON u.id = joined.user_id AND u.active
            JOIN res_partner p ON p.id = u.partner_id
            JOIN bus_presence presence ON presence.user_id = u.id AND presence.status = 'online'
            WHERE joined.channel_id = @.id AND (:series < 19 OR @.max_sessions_mode IS DISTINCT FROM 'limited'
              OR (SELECT count(*) FROM discuss_channel_member m JOIN discuss_channel c ON c.id = m.channel_id
                WHERE m.partner_id = u.partner_id AND c.livechat_channel_id = @.id AND %1$s) < @.max_sessions)
            ORDER BY p.name, u.login)""";

    /** What an agent is still busy with, in 19. */
    private static final String ONGOING =
            "c.livechat_active AND c.last_interest_dt >= :now::timestamp - interval '15 minutes'";

    private static final String ONGOING_SESSIONS = """
            (SELECT count(*)::int4 FROM im_livechat_channel_im_user joined JOIN res_users u ON u.id = joined.user_id
            JOIN discuss_channel_member m ON m.partner_id = u.partner_id
            JOIN discuss_channel c ON c.id = m.channel_id
            WHERE joined.channel_id = @.id AND c.livechat_channel_id = @.id AND %s)""".formatted(ONGOING);

    /** The ratings of the last 14 days that count. */
    private static final String RATINGS = """
            FROM rating_rating r WHERE r.parent_res_model = 'im_livechat.channel' AND r.parent_res_id = @.id
            AND r.consumed AND r.rating >= 1 AND r.write_date >= :now::timestamp - interval '14 days'""";

    /** The declaration. */
    public static final Model MODEL = Model.named("im_livechat.channel", "Livechat Channel")
            .with(appearance())
            .with(colours())
            .with(agents())
            .with(sessions())
            .with(satisfaction())
            .with(website())
            .constraint(
                    "im_livechat_channel_max_sessions_mode_greater_than_zero",
                    "Concurrent session number should be greater than zero.")
            .grants(
                    read(ResGroups.PUBLIC).until(18),
                    read(ResGroups.PORTAL).until(18),
                    read(ResGroups.INTERNAL_USER).until(18),
                    readWriteCreate(ResGroups.LIVECHAT_USER).until(18),
                    read(ResGroups.LIVECHAT_USER).since(19),
                    everything(ResGroups.LIVECHAT_MANAGER))
            .rules(
                    RecordRule.forGroup(ResGroups.PUBLIC, "@.is_published", Operation.READ)
                            .until(18),
                    RecordRule.forGroup(ResGroups.PORTAL, "@.is_published", Operation.READ)
                            .until(18));

    /** The channel that is there from the first start. */
    public static final int FIRST = 1;

    private ImLivechatChannel() {}

    private static Field[] appearance() {
        return new Field[] {
            character("name").labelled("Channel Name").required(),
            character("button_text")
                    .labelled("Text of the Button")
                    .translated()
                    .initially("Have a Question? Chat with us.")
                    .until(18),
            character("button_text")
                    .labelled("Text of the Button")
                    .translated()
                    .initially("Need help? Chat with us.")
                    .since(19),
            character("default_message")
                    .labelled("Welcome Message")
                    .translated()
                    .initially("How may I help you?"),
            character("input_placeholder")
                    .labelled("Chat Input Placeholder")
                    .translated()
                    .until(18),
            character("review_link").since(19)
        };
    }

    private static Field[] colours() {
        return new Field[] {
            character("header_background_color").initially(COLOUR),
            character("title_color").initially("#FFFFFF"),
            character("button_background_color").initially(COLOUR),
            character("button_text_color").initially("#FFFFFF"),
            binary("image_128").labelled("Image").until(18),
            character("web_page").computedAs(":base_url::text || '/im_livechat/support/' || @.id"),
            html("script_external").labelled("Script (external)").computedFrom(ImLivechatChannel::script, "id")
        };
    }

    private static Field[] agents() {
        return new Field[] {
            operators().labelled("Operators").until(18),
            operators().labelled("Agents").since(19),
            selection("max_sessions_mode", choice("unlimited", "Unlimited"), choice("limited", "Limited"))
                    .labelled("Sessions per Operator")
                    .initially("unlimited")
                    .since(19),
            integer("max_sessions").labelled("Maximum Sessions").initially(10).since(19),
            bool("block_assignment_during_call")
                    .labelled("No Chats During Call")
                    .since(19),
            bool("are_you_inside").labelled("Are you inside the matrix?").computedAs("""
                            EXISTS (SELECT FROM im_livechat_channel_im_user i
                            WHERE i.channel_id = @.id AND i.user_id = :uid)"""),
            many2many("available_operator_ids", "res.users").computedAs(AVAILABLE.formatted(ONGOING))
        };
    }

    private static Field[] sessions() {
        return new Field[] {
            one2many("channel_ids", "discuss.channel", "livechat_channel_id").labelled("Sessions"),
            integer("nbr_channel").labelled("Number of conversation").counting("channel_ids"),
            one2many("rule_ids", "im_livechat.channel.rule", "channel_id").labelled("Rules"),
            integer("chatbot_script_count").labelled("Number of Chatbot").computedAs("""
                    (SELECT count(DISTINCT r.chatbot_script_id)::int4 FROM im_livechat_channel_rule r
                    WHERE r.channel_id = @.id)"""),
            integer("ongoing_session_count")
                    .labelled("Number of Ongoing Sessions")
                    .computedAs(ONGOING_SESSIONS)
                    .since(19),
            integer("remaining_session_capacity")
                    .computedAs("""
                    GREATEST(0, @.max_sessions * (SELECT count(*)::int4 FROM im_livechat_channel_im_user i
                    WHERE i.channel_id = @.id) - %s)""".formatted(ONGOING_SESSIONS))
                    .since(19)
        };
    }

    private static Field operators() {
        return many2many("user_ids", "res.users", "im_livechat_channel_im_user", "channel_id", "user_id")
                .initially(caller -> List.of(caller.get("uid")));
    }

    /** A rating of 4 or more is a satisfied visitor; -1 stands for nobody having rated. */
    private static Field[] satisfaction() {
        return new Field[] {
            one2many("rating_ids", "rating.rating", "parent_res_id")
                    .labelled("Ratings")
                    .where("@.parent_res_model = 'im_livechat.channel'")
                    .onlyFor(ResGroups.INTERNAL_USER),
            integer("rating_percentage_satisfaction")
                    .labelled("Rating Satisfaction")
                    .computedAs(
                            "(SELECT COALESCE(count(*) FILTER (WHERE r.rating >= 4) * 100 / NULLIF(count(*), 0), -1)"
                                    + "::int4 " + RATINGS + ")"),
            integer("rating_count").labelled("# Ratings").computedAs("(SELECT count(*)::int4 " + RATINGS + ")"),
            decimal("rating_avg")
                    .labelled("Average Rating")
                    .computedAs("(SELECT COALESCE(avg(r.rating), 0) " + RATINGS + ")")
                    .searchable()
                    .onlyFor(ResGroups.INTERNAL_USER),
            decimal("rating_avg_percentage")
                    .labelled("Average Rating (%)")
                    .computedAs("(SELECT COALESCE(avg(r.rating) / 5, 0) " + RATINGS + ")")
                    .onlyFor(ResGroups.INTERNAL_USER)
        };
    }

    private static Field[] website() {
        return Stream.of(
                        bool("website_published")
                                .labelled("Visible on current website")
                                .related("is_published"),
                        bool("is_published").notCopied(),
                        bool("can_publish").computedAs("TRUE"),
                        character("website_url")
                                .labelled("Website URL")
                                .computedFrom(ImLivechatChannel::websiteUrl, "id", "name"),
                        html("website_description")
                                .labelled("Website description")
                                .translated())
                .map(field -> field.until(18))
                .toArray(Field[]::new);
    }

    /** What a page of another site includes; the blanks are Odoo's. */
    private static String script(Map<String, @Nullable Object> values, Variables variables) {
        String base = variables.get("base_url") + "/im_livechat/";
        return script(base + "loader/" + values.get("id"), variables) + script(base + "assets_embed.js", variables);
    }

    private static String script(String source, Variables variables) {
        String defer = Integer.valueOf(17).equals(variables.get("series")) ? "" : " defer=\"defer\"";
        return "\n            \n            <script%s type=\"text/javascript\" src=\"%s\"></script>"
                .formatted(defer, source);
    }

    private static String websiteUrl(Map<String, @Nullable Object> values, Variables variables) {
        String plain = Normalizer.normalize(String.valueOf(values.get("name")), Normalizer.Form.NFKD);
        String words = NO_WORD.matcher(NOT_ASCII.matcher(plain).replaceAll("")).replaceAll(" ");
        String slug = words.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
        return "/livechat/channel/" + (slug.isEmpty() ? "" : slug + "-") + values.get("id");
    }
}
