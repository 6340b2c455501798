package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.decimal;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.DaySums;
import dev.switchboard.db.DaySums.Known;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Template;
import dev.switchboard.db.Trait;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** Figures about each live chat session, as 19 gives them: answers in hours, durations in minutes. No calls are held. */
public final class ImLivechatReportChannel19 {
    /** What goes on has lasted until now. */
    private static final String DURATION = """
            (sum(@.duration) + extract(epoch FROM now()) * 1000000 * sum(@.going_on) - sum(@.begun))::float8 / 6e7""";

    /** The declaration. */
    public static final Model MODEL = Model.view("im_livechat.report.channel", "Livechat Support Channel Report")
            .inTable("im_livechat_report_channel_19")
            .since(19)
            .orderedBy("start_date, livechat_channel_id, channel_id")
            .with(readonly(session(), outcome(), calls(), chatbot(), agents()))
            .summedUp(new DaySums(
                    Template.of("switchboard_report_sums(:zone, 19::int2, :dimension, :cuts)"),
                    "start_date",
                    Map.of(
                            "livechat_channel_id", Known.ALWAYS,
                            "partner_id", Known.in("partner_id"),
                            "country_id", Known.in("country_id"),
                            "lang_id", Known.in("lang_id"),
                            "session_outcome", Known.in("session_outcome"),
                            "chatbot_script_id", Known.in("chatbot_script_id"),
                            "start_hour", Known.in("start_hour"),
                            "start_date_hour", new Known("start_hour", true),
                            "day_number", Known.in("day_number"),
                            "rating_text", Known.in("rating_text")),
                    "day_number",
                    sums()))
            .grants(read(ResGroups.LIVECHAT_MANAGER));

    private ImLivechatReportChannel19() {}

    private static Map<String, DaySums.Sum> sums() {
        String sessions = "sum(@.records)";
        DaySums.Sum noCall = DaySums.Sum.of("0::float8", sessions);
        return Map.of(
                "time_to_answer", DaySums.Sum.of("sum(@.time_to_answer)::float8 / 3.6e9", "sum(@.answered)"),
                "duration", DaySums.Sum.of(DURATION, sessions),
                "nbr_message", DaySums.Sum.of("sum(@.nbr_message)::int8", sessions),
                "rating", DaySums.Sum.of("sum(@.rating)::int8", "sum(@.rated)"),
                "handled_by_bot", DaySums.Sum.of("sum(@.by_bot)::int8", sessions),
                "handled_by_agent", DaySums.Sum.of("sum(@.by_agent)::int8", sessions),
                "call_duration_hour", noCall,
                "has_call", noCall,
                "number_of_calls", noCall,
                "percentage_of_calls", noCall);
    }

    private static Field[] readonly(Field[]... parts) {
        return Stream.of(parts).flatMap(Arrays::stream).map(Field::readonly).toArray(Field[]::new);
    }

    private static Field[] session() {
        return new Field[] {
            character("uuid").labelled("UUID"),
            many2one("channel_id", "discuss.channel").labelled("Conversation"),
            character("channel_name"),
            many2one("livechat_channel_id", "im_livechat.channel").labelled("Channel"),
            datetime("start_date").labelled("Start Date of session"),
            character("start_hour").labelled("Start Hour of session"),
            character("start_date_minutes").labelled("Start Date of session, truncated to minutes"),
            selection(
                            "day_number",
                            choice("0", "Sunday"),
                            choice("1", "Monday"),
                            choice("2", "Tuesday"),
                            choice("3", "Wednesday"),
                            choice("4", "Thursday"),
                            choice("5", "Friday"),
                            choice("6", "Saturday"))
                    .labelled("Day of the Week"),
            decimal("time_to_answer").labelled("Response Time").aggregatedBy("avg"),
            character("start_date_hour").labelled("Hour of start Date of session"),
            decimal("duration").labelled("Duration (min)").aggregatedBy("avg"),
            integer("nbr_message").labelled("Messages per Session").aggregatedBy("avg"),
            many2one("country_id", "res.country").labelled("Country of the visitor"),
            many2one("lang_id", "res.lang").labelled("Language").with(Trait.UNSTORED)
        };
    }

    private static Field[] outcome() {
        return new Field[] {
            integer("rating").aggregatedBy("avg"),
            character("rating_text").labelled("Satisfaction Rate"),
            many2one("partner_id", "res.partner").labelled("Agent"),
            integer("handled_by_bot").labelled("Handled by Bot"),
            integer("handled_by_agent").labelled("Handled by Agent"),
            many2one("visitor_partner_id", "res.partner").labelled("Customer"),
            selection(
                    "session_outcome",
                    choice("no_answer", "Never Answered"),
                    choice("no_agent", "No one Available"),
                    choice("no_failure", "Success"),
                    choice("escalated", "Escalated"))
        };
    }

    private static Field[] calls() {
        return new Field[] {
            decimal("call_duration_hour")
                    .labelled("Call Duration")
                    .aggregatedBy("avg")
                    .computedAs("0.0::float8")
                    .shownAsStored(),
            decimal("has_call")
                    .labelled("Whether the session had a call")
                    .computedAs("0.0::float8")
                    .shownAsStored(),
            decimal("number_of_calls")
                    .labelled("# of Sessions with calls")
                    .computedAs("0.0::float8")
                    .shownAsStored(),
            decimal("percentage_of_calls")
                    .labelled("Session with Calls (%)")
                    .aggregatedBy("avg")
                    .computedAs("0.0::float8")
                    .shownAsStored()
        };
    }

    private static Field[] chatbot() {
        return new Field[] {
            many2one("chatbot_script_id", "chatbot.script").labelled("Chatbot"),
            character("chatbot_answers_path").labelled("Chatbot Answers"),
            character("chatbot_answers_path_str").labelled("Chatbot Answers (String)")
        };
    }

    private static Field[] agents() {
        return new Field[] {
            character("session_expertises").labelled("Expertises used in this session (String)"),
            many2many("session_expertise_ids", "im_livechat.expertise")
                    .labelled("Expertises used in this session")
                    .computedAs("""
                    ARRAY(SELECT k.im_livechat_expertise_id FROM discuss_channel_im_livechat_expertise_rel k
                    WHERE k.discuss_channel_id = @.id ORDER BY k.im_livechat_expertise_id)""")
                    .searchable(),
            many2many("conversation_tag_ids", "im_livechat.conversation.tag")
                    .labelled("Tags used in this conversation")
                    .computedAs("""
                    ARRAY(SELECT t.im_livechat_conversation_tag_id FROM livechat_conversation_tag_rel t
                    WHERE t.discuss_channel_id = @.id ORDER BY t.im_livechat_conversation_tag_id)""")
                    .searchable(),
            many2one("agent_requesting_help_history", "im_livechat.channel.member.history")
                    .labelled("Help Requested (Agent)")
                    .with(Trait.UNSTORED),
            many2one("agent_providing_help_history", "im_livechat.channel.member.history")
                    .labelled("Help Provided (Agent)")
                    .with(Trait.UNSTORED)
        };
    }
}
