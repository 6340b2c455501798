package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.decimal;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.DaySums;
import dev.switchboard.db.DaySums.Known;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Template;
import java.util.Arrays;
import java.util.Map;

/** Figures about each live chat session in which something was said, as 17 and 18 give them; times are in seconds. */
public final class ImLivechatReportChannel {
    /** The declaration. */
    public static final Model MODEL = Model.view("im_livechat.report.channel", "Livechat Support Channel Report")
            .until(18)
            .orderedBy("start_date, technical_name")
            .with(Arrays.stream(fields()).map(Field::readonly).toArray(Field[]::new))
            .summedUp(new DaySums(
                    Template.of("switchboard_report_sums(:zone, 17::int2, :dimension, :cuts)"),
                    "start_date",
                    Map.of(
                            "livechat_channel_id", Known.ALWAYS,
                            "nbr_speaker", Known.ALWAYS,
                            "partner_id", Known.in("partner_id"),
                            "country_id", Known.in("country_id"),
                            "start_hour", Known.in("start_hour"),
                            "start_date_hour", new Known("start_hour", true),
                            "day_number", Known.in("day_number"),
                            "rating_text", Known.in("rating_text")),
                    "day_number",
                    sums()))
            .grants(read(ResGroups.LIVECHAT_MANAGER));

    private ImLivechatReportChannel() {}

    private static Map<String, DaySums.Sum> sums() {
        String sessions = "sum(@.records)";
        return Map.of(
                "time_to_answer", DaySums.Sum.of("sum(@.time_to_answer)::float8 / 1e6", "sum(@.answered)"),
                "duration", DaySums.Sum.of("sum(@.duration)::float8 / 1e6", sessions),
                "nbr_speaker", DaySums.Sum.of("sum(@.records)::int8", sessions),
                "nbr_message", DaySums.Sum.of("sum(@.nbr_message)::int8", sessions),
                "is_without_answer", DaySums.Sum.of("sum(@.records - @.answered)::int8", sessions),
                "is_anonymous", DaySums.Sum.of("sum(@.anonymous)::int8", sessions),
                "is_happy", DaySums.Sum.of("sum(@.happy)::int8", sessions),
                "rating", DaySums.Sum.of("sum(@.rating)::int8", "sum(@.rated)"),
                "is_unrated", DaySums.Sum.of("sum(@.unrated)::int8", sessions));
    }

    private static Field[] fields() {
        return new Field[] {
            character("uuid").labelled("UUID"),
            many2one("channel_id", "discuss.channel").labelled("Conversation"),
            character("channel_name"),
            character("technical_name").labelled("Code"),
            many2one("livechat_channel_id", "im_livechat.channel").labelled("Channel"),
            datetime("start_date").labelled("Start Date of session"),
            character("start_hour").labelled("Start Hour of session"),
            character("day_number"),
            decimal("time_to_answer").labelled("Time to answer (sec)").aggregatedBy("avg"),
            character("start_date_hour").labelled("Hour of start Date of session"),
            decimal("duration").labelled("Average duration").aggregatedBy("avg"),
            integer("nbr_speaker").labelled("# of speakers").aggregatedBy("avg"),
            integer("nbr_message").labelled("Average message").aggregatedBy("avg"),
            integer("is_without_answer").labelled("Session(s) without answer"),
            integer("days_of_activity").labelled("Days of activity").aggregatedBy("max"),
            integer("is_anonymous").labelled("Is visitor anonymous"),
            many2one("country_id", "res.country").labelled("Country of the visitor"),
            integer("is_happy").labelled("Visitor is Happy"),
            integer("rating").aggregatedBy("avg"),
            character("rating_text").labelled("Satisfaction Rate"),
            integer("is_unrated").labelled("Session not rated"),
            many2one("partner_id", "res.partner").labelled("Operator")
        };
    }
}
