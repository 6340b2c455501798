package dev.switchboard.model;

import static dev.switchboard.db.Fields.binary;
import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.one2many;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Fields.text;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;
import static dev.switchboard.db.Grant.readWriteCreate;
import static dev.switchboard.db.Operation.CREATE;
import static dev.switchboard.db.Operation.READ;
import static dev.switchboard.db.Operation.UNLINK;
import static dev.switchboard.db.Operation.WRITE;
import static dev.switchboard.db.RecordRule.forGroup;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Trait;

/** A conversation; a live chat session has {@code channel_type} {@value #LIVECHAT}. */
public final class DiscussChannel {
    /** The channel type of a live chat session. */
    public static final String LIVECHAT = "livechat";

    private static final String MEMBER = """
            EXISTS (SELECT FROM discuss_channel_member self WHERE self.channel_id = @.id
              AND (self.partner_id = :partner OR self.guest_id = :guest))""";

    /** A caller reaches the conversations they are in, and the channels that are open to one of their groups. */
    private static final String REACHED = """
            CASE @.channel_type WHEN 'channel' THEN @.group_public_id IS NULL OR @.group_public_id IN
              (SELECT g.gid FROM res_groups_users_rel g WHERE g.uid = :uid)
            ELSE %s END""".formatted(MEMBER);

    private static final String MAY_WRITE = """
            EXISTS (SELECT FROM res_groups_users_rel g WHERE g.uid = :uid
              AND (g.gid = %d OR (g.gid = %d AND %s)))""".formatted(ResGroups.SYSTEM, ResGroups.INTERNAL_USER, REACHED);

    private static final Field[] MEMBERS = {
        one2many("channel_member_ids", "discuss.channel.member", "channel_id")
                .labelled("Members")
                .with(Trait.SEALED),
        many2many("channel_partner_ids", "res.partner", "discuss_channel_member", "channel_id", "partner_id")
                .labelled("Partners")
                .with(Trait.UNSTORED)
                .with(Trait.SEALED),
        bool("is_member").computedAs(MEMBER).searchable(),
        integer("member_count").computedAs("""
                SELECT count(*)::int4 FROM discuss_channel_member m WHERE m.channel_id = @.id"""),
        many2one("self_member_id", "discuss.channel.member").computedAs("""
                SELECT m.id FROM discuss_channel_member m WHERE m.channel_id = @.id
                  AND (m.partner_id = :partner OR m.guest_id = :guest) LIMIT 1""").since(19)
    };

    /** What every model with messages has, and what only conversations do with theirs. */
    private static final Field[] MESSAGES = {
        one2many("message_ids", "mail.message", "res_id")
                .labelled("Messages")
                .where("@.model = 'discuss.channel' AND @.message_type <> 'user_notification'"),
        one2many("pinned_message_ids", "mail.message", "res_id")
                .labelled("Pinned Messages")
                .where("@.model = 'discuss.channel' AND @.pinned_at IS NOT NULL"),
        bool("has_message").computedAs("""
                EXISTS (SELECT FROM mail_message m WHERE m.model = 'discuss.channel' AND m.res_id = @.id)""").searchable(),
        bool("message_needaction").labelled("Action Needed").computedAs("FALSE"),
        integer("message_needaction_counter").labelled("Number of Actions").computedAs("0"),
        bool("message_has_error").labelled("Message Delivery error").computedAs("FALSE"),
        integer("message_has_error_counter").labelled("Number of errors").computedAs("0"),
        integer("message_attachment_count")
                .labelled("Attachment Count")
                .computedAs("""
                SELECT count(*)::int4 FROM ir_attachment a WHERE a.res_model = 'discuss.channel' AND a.res_id = @.id""")
                .onlyFor(ResGroups.INTERNAL_USER),
        integer("message_count").labelled("# Messages").computedAs("""
                SELECT count(*)::int4 FROM mail_message m WHERE m.model = 'discuss.channel' AND m.res_id = @.id
                  AND m.message_type NOT IN ('user_notification', 'notification')""").since(19)
    };

    /** The declaration. */
    public static final Model MODEL = Model.named("discuss.channel", "Discussion Channel")
            .constraint(
                    "discuss_channel_livechat_operator_id",
                    "Livechat Operator ID is required for a channel of type livechat.")
            .constraint("discuss_channel_uuid_key", "The channel UUID must be unique")
            .constraint("discuss_channel_from_message_id_key", "Messages can only be linked to one sub-channel")
            .constraint(
                    "discuss_channel_group_public_id_check",
                    "Group authorization and group auto-subscription are only supported on channels.")
            .constraint(
                    "discuss_channel_livechat_end_dt_status_constraint",
                    "Closed Live Chat session should not have a status.")
            .with(
                    character("name").required(),
                    bool("active").initially(true),
                    selection(
                                    "channel_type",
                                    choice("chat", "Chat"),
                                    choice("channel", "Channel"),
                                    choice("group", "Group"),
                                    choice(LIVECHAT, "Livechat Conversation"))
                            .required()
                            .readonly()
                            .initially("channel"),
                    character("uuid").labelled("UUID").notNull().notCopied().initially(caller -> Secrets.channelUuid()),
                    text("description"),
                    binary("image_128").labelled("Image"),
                    binary("avatar_128").labelled("Avatar").computedAs("@.image_128"),
                    character("avatar_cache_key").computedAs("""
                            CASE WHEN @.image_128 IS NULL THEN 'no-avatar' ELSE encode(sha512(@.image_128), 'hex') END""").since(18),
                    selection("default_display_mode", choice("video_full_screen", "Full screen video")),
                    many2one("group_public_id", "res.groups").labelled("Authorized Group"),
                    many2one("parent_channel_id", "discuss.channel").readonly().since(18),
                    one2many("sub_channel_ids", "discuss.channel", "parent_channel_id")
                            .labelled("Sub Channels")
                            .readonly()
                            .since(18),
                    many2one("from_message_id", "mail.message").readonly().since(18),
                    bool("allow_public_upload").until(18),
                    character("invitation_url")
                            .labelled("Invitation URL")
                            .computedAs("'/chat/' || @.id || '/' || @.uuid"),
                    bool("is_chat")
                            .labelled("Is a chat")
                            .computedAs("@.channel_type <> 'channel'")
                            .until(17),
                    bool("is_editable").computedAs("FALSE").until(17),
                    bool("is_editable").computedAs(MAY_WRITE).since(18),
                    datetime("last_interest_dt").labelled("Last Interest").since(18))
            .with(MEMBERS)
            .with(MESSAGES)
            .with(LivechatSession.FIELDS)
            .with(LivechatSession.RATING)
            .with(LivechatSession.SINCE_19)
            .with(LivechatSession.PARTICIPANTS)
            .grants(
                    read(ResGroups.PUBLIC),
                    read(ResGroups.PORTAL),
                    readWriteCreate(ResGroups.INTERNAL_USER),
                    everything(ResGroups.SYSTEM))
            .rules(
                    forGroup(ResGroups.PUBLIC, REACHED, READ),
                    forGroup(ResGroups.PORTAL, REACHED, READ),
                    forGroup(ResGroups.INTERNAL_USER, REACHED, READ, WRITE, CREATE),
                    forGroup(ResGroups.LIVECHAT_MANAGER, "@.channel_type = 'livechat'", READ),
                    forGroup(ResGroups.LIVECHAT_USER, "@.channel_type = 'livechat' AND :series >= 19", READ),
                    forGroup(ResGroups.SYSTEM, "TRUE", READ, WRITE, CREATE, UNLINK));

    private DiscussChannel() {}
}
