package dev.switchboard.model;

import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.decimal;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;

/** Who took part in a live chat session, even if they have left it: 19 counts agents by it. */
public final class ImLivechatChannelMemberHistory {
    private static final String NAME = """
            COALESCE((SELECT CASE WHEN @.livechat_member_type = 'visitor' THEN p.display ELSE p.name END
              FROM (SELECT p.id, p.name, COALESCE(c.name || ', ', '') || p.name AS display FROM res_partner p
                LEFT JOIN res_partner c ON c.id = p.parent_id) p WHERE p.id = @.partner_id),
            (SELECT g.name FROM mail_guest g WHERE g.id = @.guest_id), 'Unknown')""";

    /** The agents of a session that needed more than one, the first of whom asked the last for help. */
    private static final String HELP = """
            (SELECT CASE @.id WHEN a.ids[1] THEN 'requested' WHEN a.ids[array_length(a.ids, 1)] THEN 'provided' END
            FROM (SELECT array_agg(h.id ORDER BY h.create_date, h.id) AS ids FROM im_livechat_channel_member_history h
              WHERE h.channel_id = @.channel_id AND h.livechat_member_type = 'agent') a
            WHERE array_length(a.ids, 1) > 1)""";

    private static final String RATING = """
            (SELECT r.id FROM rating_rating r WHERE r.res_model = 'discuss.channel' AND r.res_id = @.channel_id
              AND r.rated_partner_id = @.partner_id AND @.livechat_member_type IN ('agent', 'bot')
            ORDER BY r.write_date DESC, r.id DESC LIMIT 1)""";

    private static final String HOURS = """
            (SELECT extract(epoch FROM COALESCE(c.livechat_end_dt,
                (SELECT m.create_date FROM mail_message m WHERE m.model = 'discuss.channel' AND m.res_id = c.id
                ORDER BY m.id DESC LIMIT 1), :now::timestamp) - @.create_date)::float8 / 3600
            FROM discuss_channel c WHERE c.id = @.channel_id)""";

    /** The declaration. */
    public static final Model MODEL = Model.named(
                    "im_livechat.channel.member.history", "Keep the channel member history")
            .since(19)
            .displayedAs(NAME)
            .with(member())
            .with(work())
            .with(session())
            .with(times())
            .with(calls())
            .constraint(
                    "im_livechat_channel_member_history_member_id_unique", "Members can only be linked to one history")
            .constraint(
                    "im_livechat_channel_member_history_channel_id_partner_id_unique",
                    "One partner can only be linked to one history on a channel")
            .constraint(
                    "im_livechat_channel_member_history_channel_id_guest_id_unique",
                    "One guest can only be linked to one history on a channel")
            .constraint(
                    "im_livechat_channel_member_history_one_persona",
                    "History should either be linked to a partner or a guest but not both")
            .grants(read(ResGroups.LIVECHAT_USER));

    private ImLivechatChannelMemberHistory() {}

    private static Field[] member() {
        return new Field[] {
            many2one("member_id", "discuss.channel.member"),
            selection(
                            "livechat_member_type",
                            choice("agent", "Agent"),
                            choice("visitor", "Visitor"),
                            choice("bot", "Chatbot"))
                    .readonly(),
            many2one("channel_id", "discuss.channel").readonly(),
            many2one("guest_id", "mail.guest").readonly(),
            many2one("partner_id", "res.partner").readonly(),
            many2one("chatbot_script_id", "chatbot.script").readonly(),
            many2many(
                            "agent_expertise_ids",
                            "im_livechat.expertise",
                            "im_livechat_channel_member_history_im_livechat_expertise_rel",
                            "im_livechat_channel_member_history_id",
                            "im_livechat_expertise_id")
                    .readonly()
        };
    }

    private static Field[] work() {
        return new Field[] {
            integer("message_count").labelled("# of Messages per Session").aggregatedBy("avg"),
            decimal("response_time_hour").labelled("Response Time").aggregatedBy("avg"),
            selection("help_status", choice("requested", "Help Requested"), choice("provided", "Help Provided"))
                    .computedAs("CASE WHEN @.livechat_member_type = 'agent' THEN " + HELP + " END")
                    .shownAsStored(),
            many2one("rating_id", "rating.rating").computedAs(RATING).shownAsStored(),
            decimal("rating")
                    .labelled("Rating Value")
                    .related("rating_id", "rating")
                    .readonly(),
            selection(
                            "rating_text",
                            choice("top", "Satisfied"),
                            choice("ok", "Okay"),
                            choice("ko", "Dissatisfied"),
                            choice("none", "No Rating yet"))
                    .labelled("Rating text")
                    .related("rating_id", "rating_text")
                    .readonly()
        };
    }

    private static Field[] session() {
        return new Field[] {
            many2many("conversation_tag_ids", "im_livechat.conversation.tag")
                    .labelled("Live Chat Conversation Tags")
                    .computedAs("""
                    ARRAY(SELECT t.im_livechat_conversation_tag_id FROM livechat_conversation_tag_rel t
                    WHERE t.discuss_channel_id = @.channel_id ORDER BY t.im_livechat_conversation_tag_id)""")
                    .searchable(),
            many2one("session_country_id", "res.country")
                    .labelled("Country")
                    .related("channel_id", "country_id")
                    .readonly(),
            many2one("session_livechat_channel_id", "im_livechat.channel")
                    .labelled("Live chat channel")
                    .related("channel_id", "livechat_channel_id")
                    .readonly(),
            selection(
                            "session_outcome",
                            choice("no_answer", "Never Answered"),
                            choice("no_agent", "No one Available"),
                            choice("no_failure", "Success"),
                            choice("escalated", "Escalated"))
                    .labelled("Livechat Outcome")
                    .computedAs("""
                    CASE WHEN (SELECT count(*) FROM im_livechat_channel_member_history h
                      WHERE h.channel_id = @.channel_id AND h.livechat_member_type = 'agent') > 1 THEN 'escalated'
                    ELSE (SELECT c.livechat_failure FROM discuss_channel c WHERE c.id = @.channel_id) END""")
        };
    }

    private static Field[] times() {
        return new Field[] {
            decimal("session_start_hour")
                    .related("channel_id", "livechat_start_hour")
                    .readonly(),
            selection("session_week_day", LivechatSession.WEEK_DAYS)
                    .labelled("Day of the Week")
                    .related("channel_id", "livechat_week_day")
                    .readonly(),
            decimal("session_duration_hour")
                    .labelled("Session Duration")
                    .aggregatedBy("avg")
                    .computedAs(HOURS)
                    .shownAsStored()
        };
    }

    /** No calls are held here; whoever counts them counts none. */
    private static Field[] calls() {
        return new Field[] {
            decimal("has_call").computedAs("0.0::float8").shownAsStored(),
            decimal("call_count").labelled("# of Sessions with Calls").computedAs("0.0::float8"),
            decimal("call_percentage")
                    .labelled("Session with Calls (%)")
                    .aggregatedBy("avg")
                    .computedAs("0.0::float8"),
            decimal("call_duration_hour")
                    .labelled("Call Duration")
                    .computedAs("0.0::float8")
                    .shownAsStored()
        };
    }
}
