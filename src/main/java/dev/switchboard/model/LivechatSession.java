package dev.switchboard.model;

import static dev.switchboard.db.Fields.binary;
import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.decimal;
import static dev.switchboard.db.Fields.html;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.one2many;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Fields.text;

import dev.switchboard.db.Choice;
import dev.switchboard.db.Field;
import dev.switchboard.db.Trait;

/** What a conversation has as a live chat session. */
final class LivechatSession {
    /** The days of the week as Odoo's reports name them. */
    static final Choice[] WEEK_DAYS = {
        choice("0", "Monday"),
        choice("1", "Tuesday"),
        choice("2", "Wednesday"),
        choice("3", "Thursday"),
        choice("4", "Friday"),
        choice("5", "Saturday"),
        choice("6", "Sunday")
    };

    private static final String HOURS_FROM_FIRST_TO_LAST_MESSAGE = """
            COALESCE((SELECT extract(epoch FROM max(m.date) - min(m.date)) FROM mail_message m
              WHERE m.model = 'discuss.channel' AND m.res_id = @.id),
              extract(epoch FROM :now - @.create_date))::float8 / 3600""";
    private static final String HOURS_FROM_START_TO_END =
            "extract(epoch FROM COALESCE(@.livechat_end_dt, :now) - @.create_date)::float8 / 3600";

    private static final String OF_RATINGS = """
            SELECT %s FROM rating_rating r WHERE r.res_model = 'discuss.channel' AND r.res_id = @.id
              AND r.consumed AND r.rating >= 1""";
    private static final String OF_LAST_RATING = """
            SELECT %s FROM rating_rating r WHERE r.res_model = 'discuss.channel' AND r.res_id = @.id
              AND r.consumed ORDER BY r.write_date DESC, r.id DESC LIMIT 1""";
    private static final String SATISFIED = "(100.0 * count(*) FILTER (WHERE r.rating >= 4) / nullif(count(*), 0))";
    private static final Choice[] RATINGS = {
        choice("top", "Satisfied"), choice("ok", "Okay"), choice("ko", "Dissatisfied"), choice("none", "No Rating yet")
    };

    private static final String HISTORY = "im_livechat.channel.member.history";
    private static final String OF_HISTORY = """
            SELECT h.%s FROM im_livechat_channel_member_history h WHERE h.channel_id = @.id
              AND h.livechat_member_type = '%s'""";
    private static final String ESCALATED = """
            (SELECT count(*) > 1 FROM im_livechat_channel_member_history h WHERE h.channel_id = @.id
              AND h.livechat_member_type = 'agent')""";
    private static final String AGENT_IF_ESCALATED = """
            SELECT h.id FROM im_livechat_channel_member_history h WHERE h.channel_id = @.id
              AND h.livechat_member_type = 'agent' AND %s ORDER BY h.create_date %2$s, h.id %2$s LIMIT 1""";

    private static final String OWN_LANGUAGE = """
            EXISTS (SELECT FROM res_users u JOIN res_partner p ON p.id = u.partner_id
              JOIN res_lang l ON l.id = @.livechat_lang_id WHERE u.id = :uid
              AND (l.code = p.lang OR EXISTS (SELECT FROM res_users_settings s JOIN res_lang_res_users_settings_rel r
                ON r.res_users_settings_id = s.id WHERE s.user_id = u.id AND r.res_lang_id = l.id)))""";
    private static final String OWN_EXPERTISE = """
            EXISTS (SELECT FROM discuss_channel_im_livechat_expertise_rel w
              JOIN im_livechat_expertise_res_users_settings_rel r USING (im_livechat_expertise_id)
              JOIN res_users_settings s ON s.id = r.res_users_settings_id
              WHERE w.discuss_channel_id = @.id AND s.user_id = :uid)""";

    /** In every series. */
    static final Field[] FIELDS = {
        character("anonymous_name").until(18),
        many2one("country_id", "res.country"),
        bool("livechat_active").labelled("Is livechat ongoing?").until(18),
        many2one("livechat_channel_id", "im_livechat.channel").labelled("Channel"),
        many2one("livechat_operator_id", "res.partner").labelled("Operator"),
        many2one("chatbot_current_step_id", "chatbot.script.step"),
        one2many("chatbot_message_ids", "chatbot.message", "discuss_channel_id").labelled("Chatbot Messages"),
        decimal("duration").computedAs(HOURS_FROM_FIRST_TO_LAST_MESSAGE).until(18),
        decimal("duration").computedAs(HOURS_FROM_START_TO_END).since(19)
    };

    /** What visitors said of it. */
    static final Field[] RATING = {
        one2many("rating_ids", "rating.rating", "res_id")
                .labelled("Ratings")
                .where("@.res_model = 'discuss.channel'")
                .onlyFor(ResGroups.INTERNAL_USER),
        decimal("rating_last_value")
                .computedAs("COALESCE((" + OF_LAST_RATING.formatted("r.rating") + "), 0)")
                .shownAsStored()
                .aggregatedBy("avg")
                .onlyFor(ResGroups.INTERNAL_USER),
        binary("rating_last_image")
                .computedAs("SELECT " + RatingFaces.of("r.rating") + " FROM rating_rating r"
                        + " WHERE r.res_model = 'discuss.channel' AND r.res_id = @.id"
                        + " ORDER BY r.write_date DESC, r.id DESC LIMIT 1")
                .onlyFor(ResGroups.INTERNAL_USER),
        text("rating_last_feedback")
                .computedAs(OF_LAST_RATING.formatted("r.feedback"))
                .searchable()
                .onlyFor(ResGroups.INTERNAL_USER),
        integer("rating_count").labelled("Rating count").computedAs(OF_RATINGS.formatted("count(*)::int4")),
        decimal("rating_avg")
                .labelled("Average Rating")
                .computedAs(OF_RATINGS.formatted("COALESCE(avg(r.rating), 0)"))
                .searchable()
                .onlyFor(ResGroups.INTERNAL_USER),
        selection("rating_avg_text", RATINGS)
                .computedAs(OF_RATINGS.formatted("""
                        CASE WHEN avg(r.rating) >= 3.66 THEN 'top' WHEN avg(r.rating) >= 2.33 THEN 'ok'
                          WHEN avg(r.rating) >= 1 THEN 'ko' ELSE 'none' END"""))
                .onlyFor(ResGroups.INTERNAL_USER),
        decimal("rating_percentage_satisfaction")
                .labelled("Rating Satisfaction")
                .computedAs(OF_RATINGS.formatted("COALESCE(" + SATISFIED + ", -1)::float8")),
        ratingText().searchable().until(18),
        ratingText().shownAsStored().since(19)
    };

    /** What 19 knows of a session besides. */
    static final Field[] SINCE_19 = {
        datetime("livechat_end_dt").labelled("Session end date").since(19),
        many2one("livechat_lang_id", "res.lang").labelled("Language").since(19),
        html("livechat_note")
                .labelled("Live Chat Note")
                .onlyFor(ResGroups.INTERNAL_USER)
                .since(19),
        selection(
                        "livechat_status",
                        choice("in_progress", "In progress"),
                        choice("waiting", "Waiting for customer"),
                        choice("need_help", "Looking for help"))
                .onlyFor(ResGroups.INTERNAL_USER)
                .since(19),
        selection(
                        "livechat_failure",
                        choice("no_answer", "Never Answered"),
                        choice("no_agent", "No one Available"),
                        choice("no_failure", "No Failure"))
                .labelled("Live Chat Session Failure")
                .since(19),
        selection(
                        "livechat_outcome",
                        choice("no_answer", "Never Answered"),
                        choice("no_agent", "No one Available"),
                        choice("no_failure", "Success"),
                        choice("escalated", "Escalated"))
                .computedAs("CASE WHEN " + ESCALATED + " THEN 'escalated' ELSE @.livechat_failure END")
                .shownAsStored()
                .since(19),
        bool("livechat_is_escalated")
                .labelled("Is session escalated")
                .computedAs(ESCALATED)
                .shownAsStored()
                .since(19),
        decimal("livechat_start_hour")
                .labelled("Session Start Hour")
                .computedAs("extract(hour FROM @.create_date)::float8")
                .shownAsStored()
                .since(19),
        selection("livechat_week_day", WEEK_DAYS)
                .labelled("Day of the Week")
                .computedAs("(extract(isodow FROM @.create_date)::int4 - 1)::varchar")
                .shownAsStored()
                .since(19),
        many2many(
                        "livechat_conversation_tag_ids",
                        "im_livechat.conversation.tag",
                        "livechat_conversation_tag_rel",
                        "discuss_channel_id",
                        "im_livechat_conversation_tag_id")
                .labelled("Live Chat Conversation Tags")
                .onlyFor(ResGroups.LIVECHAT_USER)
                .since(19),
        many2many(
                        "livechat_expertise_ids",
                        "im_livechat.expertise",
                        "discuss_channel_im_livechat_expertise_rel",
                        "discuss_channel_id",
                        "im_livechat_expertise_id")
                .since(19),
        bool("livechat_matches_self_lang").computedAs(OWN_LANGUAGE).searchable().since(19),
        bool("livechat_matches_self_expertise")
                .computedAs(OWN_EXPERTISE)
                .searchable()
                .since(19)
    };

    /** Who took part, also when they have left, as 19 remembers it. */
    static final Field[] PARTICIPANTS = {
        one2many("livechat_channel_member_history_ids", HISTORY, "channel_id").since(19),
        history("livechat_agent_history_ids", "agent").labelled("Agents (History)"),
        history("livechat_bot_history_ids", "bot").labelled("Bots (History)"),
        history("livechat_customer_history_ids", "visitor").labelled("Customers (History)"),
        people("livechat_agent_partner_ids", "res.partner", "partner_id", "agent")
                .labelled("Agents")
                .shownAsStored(),
        people("livechat_bot_partner_ids", "res.partner", "partner_id", "bot")
                .labelled("Bots")
                .shownAsStored(),
        people("livechat_customer_partner_ids", "res.partner", "partner_id", "visitor")
                .labelled("Customers (Partners)")
                .shownAsStored(),
        people("livechat_customer_guest_ids", "mail.guest", "guest_id", "visitor")
                .labelled("Customers (Guests)"),
        many2one("livechat_agent_requesting_help_history", HISTORY)
                .labelled("Help Requested (Agent)")
                .computedAs(AGENT_IF_ESCALATED.formatted(ESCALATED, "ASC"))
                .shownAsStored()
                .since(19),
        many2one("livechat_agent_providing_help_history", HISTORY)
                .labelled("Help Provided (Agent)")
                .computedAs(AGENT_IF_ESCALATED.formatted(ESCALATED, "DESC"))
                .shownAsStored()
                .since(19)
    };

    private LivechatSession() {}

    private static Field ratingText() {
        return selection("rating_last_text", RATINGS)
                .labelled("Rating Text")
                .computedAs(OF_LAST_RATING.formatted("""
                        CASE WHEN r.rating >= 4 THEN 'top' WHEN r.rating >= 3 THEN 'ok'
                          WHEN r.rating >= 1 THEN 'ko' ELSE 'none' END"""))
                .onlyFor(ResGroups.INTERNAL_USER);
    }

    private static Field history(String name, String type) {
        return one2many(name, HISTORY, "channel_id")
                .where("@.livechat_member_type = '" + type + "'")
                .with(Trait.UNSTORED)
                .readonly()
                .since(19);
    }

    private static Field people(String name, String model, String column, String type) {
        return many2many(name, model)
                .computedAs("ARRAY(" + OF_HISTORY.formatted(column, type) + " AND h." + column
                        + " IS NOT NULL ORDER BY h.id)")
                .since(19);
    }
}
