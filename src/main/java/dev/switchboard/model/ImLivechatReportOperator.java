package dev.switchboard.model;

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

/** Figures about each operator's live chat sessions, as 17 and 18 give them; times are in seconds. */
public final class ImLivechatReportOperator {
    /** The declaration. */
    public static final Model MODEL = Model.view("im_livechat.report.operator", "Livechat Support Operator Report")
            .until(18)
            .orderedBy("livechat_channel_id, partner_id, id")
            .with(Arrays.stream(fields()).map(Field::readonly).toArray(Field[]::new))
            .summedUp(new DaySums(
                    Template.of("switchboard_report_sums(:zone, 17::int2, :dimension, :cuts)"),
                    "start_date",
                    Map.of("livechat_channel_id", Known.ALWAYS, "partner_id", Known.in("partner_id")),
                    "day_number",
                    sums()))
            .grants(read(ResGroups.LIVECHAT_MANAGER));

    private ImLivechatReportOperator() {}

    private static Map<String, DaySums.Sum> sums() {
        String sessions = "sum(@.records)";
        return Map.of(
                "nbr_channel", DaySums.Sum.of("sum(@.records)::int8", sessions),
                "time_to_answer", DaySums.Sum.of("sum(@.time_to_answer)::float8 / 1e6", "sum(@.answered)"),
                "duration", DaySums.Sum.of("sum(@.duration)::float8 / 1e6", sessions),
                "rating", DaySums.Sum.of("sum(@.last_rating)::float8", sessions));
    }

    private static Field[] fields() {
        return new Field[] {
            many2one("partner_id", "res.partner").labelled("Operator"),
            many2one("livechat_channel_id", "im_livechat.channel").labelled("Channel"),
            integer("nbr_channel").labelled("# of Sessions"),
            many2one("channel_id", "discuss.channel").labelled("Conversation"),
            datetime("start_date").labelled("Start Date of session"),
            decimal("time_to_answer").labelled("Time to answer").aggregatedBy("avg"),
            decimal("duration").labelled("Average duration").aggregatedBy("avg"),
            decimal("rating").labelled("Average rating").aggregatedBy("avg")
        };
    }
}
