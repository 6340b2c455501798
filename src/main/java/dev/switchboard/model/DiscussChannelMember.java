package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.one2many;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Operation.CREATE;
import static dev.switchboard.db.Operation.READ;
import static dev.switchboard.db.Operation.UNLINK;
import static dev.switchboard.db.Operation.WRITE;
import static dev.switchboard.db.RecordRule.forGroup;

import dev.switchboard.db.Choice;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;

/** Somebody in a conversation, with what they have read of it. */
public final class DiscussChannelMember {
    private static final String SELF = "(@.partner_id = :partner OR @.guest_id = :guest) IS TRUE";

    /** A condition on the conversation, of type and with the caller's membership. */
    private static final String IN_CONVERSATION = """
            EXISTS (SELECT FROM discuss_channel c WHERE c.id = @.channel_id AND %s)""";

    private static final String OPEN_TO_CALLER = """
            c.channel_type = 'channel' AND (c.group_public_id IS NULL OR c.group_public_id IN
              (SELECT g.gid FROM res_groups_users_rel g WHERE g.uid = :uid))""";
    private static final String CALLER_IS_IN = """
            EXISTS (SELECT FROM discuss_channel_member self WHERE self.channel_id = c.id
              AND (self.partner_id = :partner OR self.guest_id = :guest))""";

    private static final String WITH_CALLER = IN_CONVERSATION.formatted(
            "((%s) OR (c.channel_type <> 'channel' AND %s))".formatted(OPEN_TO_CALLER, CALLER_IS_IN));
    private static final String JOINING = SELF + " AND " + IN_CONVERSATION.formatted(OPEN_TO_CALLER);
    private static final String INVITING = IN_CONVERSATION.formatted(
            "((%s) OR (c.channel_type NOT IN ('channel', 'chat') AND %s))".formatted(OPEN_TO_CALLER, CALLER_IS_IN));
    private static final String OF_LIVECHAT = IN_CONVERSATION.formatted("c.channel_type = 'livechat'");

    /** The list shows a conversation unless it was put away and nothing has been said since. */
    private static final String PINNED = """
            @.unpin_dt IS NULL OR @.last_interest_dt >= @.unpin_dt
              OR EXISTS (SELECT FROM discuss_channel c WHERE c.id = @.channel_id AND c.last_interest_dt >= @.unpin_dt)""";

    private static final String UNREAD = """
            SELECT count(*)::int4 FROM mail_message m WHERE m.model = 'discuss.channel' AND m.res_id = @.channel_id
              AND m.id >= @.new_message_separator AND m.message_type NOT IN ('notification', 'user_notification')""";

    private static final Choice MENTIONS = choice("mentions", "Mentions Only");
    private static final Choice NOTHING = choice("no_notif", "Nothing");

    private static final String OF_HISTORY =
            "SELECT h.%s FROM im_livechat_channel_member_history h WHERE h.member_id = @.id";
    private static final Field[] SINCE_19 = {
        one2many("livechat_member_history_ids", "im_livechat.channel.member.history", "member_id")
                .since(19),
        selection(
                        "livechat_member_type",
                        choice("agent", "Agent"),
                        choice("visitor", "Visitor"),
                        choice("bot", "Chatbot"))
                .computedAs(OF_HISTORY.formatted("livechat_member_type"))
                .searchable()
                .writable()
                .since(19),
        many2one("chatbot_script_id", "chatbot.script")
                .computedAs(OF_HISTORY.formatted("chatbot_script_id"))
                .writable()
                .since(19),
        many2many("agent_expertise_ids", "im_livechat.expertise")
                .computedAs("""
                ARRAY(SELECT r.im_livechat_expertise_id FROM im_livechat_channel_member_history h
                JOIN im_livechat_channel_member_history_im_livechat_expertise_rel r
                  ON r.im_livechat_channel_member_history_id = h.id
                WHERE h.member_id = @.id)""")
                .writable()
                .since(19)
    };

    /** The declaration. */
    public static final Model MODEL = Model.named("discuss.channel.member", "Channel Member")
            .constraint("discuss_channel_member_check", "A channel member must be a partner or a guest.")
            .displayedAs("""
                    '“' || COALESCE((SELECT p.name FROM res_partner p WHERE p.id = @.partner_id),
                      (SELECT g.name FROM mail_guest g WHERE g.id = @.guest_id)) || '” in “' ||
                      (SELECT c.name FROM discuss_channel c WHERE c.id = @.channel_id) || '”'""")
            .with(
                    many2one("partner_id", "res.partner"),
                    many2one("guest_id", "mail.guest"),
                    bool("is_self").computedAs(SELF).searchable(),
                    many2one("channel_id", "discuss.channel").required(),
                    character("custom_channel_name").labelled("Custom channel name"),
                    many2one("fetched_message_id", "mail.message").labelled("Last Fetched"),
                    many2one("seen_message_id", "mail.message").labelled("Last Seen"),
                    integer("new_message_separator").required().initially(0).since(18),
                    integer("message_unread_counter")
                            .labelled("Unread Messages Counter")
                            .computedAs(UNREAD),
                    selection(
                                    "fold_state",
                                    choice("open", "Open"),
                                    choice("folded", "Folded"),
                                    choice("closed", "Closed"))
                            .labelled("Conversation Fold State")
                            .notNull()
                            .initially("closed")
                            .until(18),
                    bool("is_minimized")
                            .labelled("Conversation is minimized")
                            .computedAs("@.fold_state <> 'closed'")
                            .shownAsStored()
                            .until(17),
                    selection("custom_notifications", MENTIONS, NOTHING)
                            .labelled("Customized Notifications")
                            .until(17),
                    selection("custom_notifications", choice("all", "All Messages"), MENTIONS, NOTHING)
                            .labelled("Customized Notifications")
                            .since(18),
                    datetime("mute_until_dt").labelled("Mute notifications until"),
                    bool("is_pinned")
                            .labelled("Is pinned on the interface")
                            .computedAs(PINNED)
                            .searchable(),
                    datetime("unpin_dt").labelled("Unpin date").since(18),
                    datetime("last_interest_dt").labelled("Last Interest").initially(caller -> caller.get("now")),
                    datetime("last_seen_dt").labelled("Last seen date"))
            .with(SINCE_19)
            .grants(everything(ResGroups.PUBLIC), everything(ResGroups.PORTAL), everything(ResGroups.INTERNAL_USER))
            .rules(
                    forGroup(ResGroups.PUBLIC, WITH_CALLER, READ),
                    forGroup(ResGroups.PUBLIC, SELF, WRITE, UNLINK),
                    forGroup(ResGroups.PUBLIC, JOINING, CREATE),
                    forGroup(ResGroups.PORTAL, WITH_CALLER, READ),
                    forGroup(ResGroups.PORTAL, SELF, WRITE, UNLINK),
                    forGroup(ResGroups.PORTAL, JOINING, CREATE),
                    forGroup(ResGroups.INTERNAL_USER, WITH_CALLER, READ),
                    forGroup(ResGroups.INTERNAL_USER, SELF, WRITE, UNLINK),
                    forGroup(ResGroups.INTERNAL_USER, JOINING, CREATE),
                    forGroup(ResGroups.INTERNAL_USER, "NOT (" + SELF + ") AND " + INVITING, CREATE),
                    forGroup(ResGroups.LIVECHAT_MANAGER, OF_LIVECHAT, READ),
                    forGroup(ResGroups.LIVECHAT_USER, OF_LIVECHAT + " AND :series >= 19", READ, CREATE),
                    forGroup(ResGroups.SYSTEM, "TRUE", READ, WRITE, CREATE, UNLINK));

    private DiscussChannelMember() {}
}
