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

    private static final String HOURS_FROM_FIRST_TO_LAST_MESSAGE = """
            COALESCE((SELECT extract(epoch FROM max(m.date) - min(m.date)) FROM mail_message m
              WHERE m.model = 'discuss.channel' AND m.res_id = @.id),
              extract(epoch FROM :now - @.create_date))::float8 / 3600""";
    private static final String HOURS_FROM_START_TO_END =
            "extract(epoch FROM COALESCE(@.livechat_end_dt, :now) - @.create_date)::float8 / 3600";

    /** The declaration. */
    public static final Model MODEL = Model.named("discuss.channel", "Discussion Channel")
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
                    bool("is_editable").computedAs(MAY_WRITE),
                    datetime("last_interest_dt").labelled("Last Interest").since(18))
            .with(members())
            .with(messages())
            .with(livechat())
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

    private static Field[] members() {
        return new Field[] {
            one2many("channel_member_ids", "discuss.channel.member", "channel_id")
                    .labelled("Members"),
            many2many("channel_partner_ids", "res.partner", "discuss_channel_member", "channel_id", "partner_id")
                    .labelled("Partners")
                    .with(Trait.UNSTORED),
            bool("is_member").computedAs(MEMBER).searchable(),
            integer("member_count").computedAs("""
                    SELECT count(*)::int4 FROM discuss_channel_member m WHERE m.channel_id = @.id"""),
            many2one("self_member_id", "discuss.channel.member").computedAs("""
                    SELECT m.id FROM discuss_channel_member m WHERE m.channel_id = @.id
                      AND (m.partner_id = :partner OR m.guest_id = :guest) LIMIT 1""").since(19)
        };
    }

    /** What every model with messages has, and what only conversations do with theirs. */
    private static Field[] messages() {
        return new Field[] {
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
    }

    private static Field[] livechat() {
        return new Field[] {
            character("anonymous_name").until(18),
            many2one("country_id", "res.country"),
            bool("livechat_active").labelled("Is livechat ongoing?").until(18),
            many2one("livechat_channel_id", "im_livechat.channel").labelled("Channel"),
            many2one("livechat_operator_id", "res.partner").labelled("Operator"),
            decimal("duration").computedAs(HOURS_FROM_FIRST_TO_LAST_MESSAGE).until(18),
            decimal("duration").computedAs(HOURS_FROM_START_TO_END).since(19),
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
            decimal("livechat_start_hour")
                    .labelled("Session Start Hour")
                    .computedAs("extract(hour FROM @.create_date)::float8")
                    .shownAsStored()
                    .since(19),
            selection(
                            "livechat_week_day",
                            choice("0", "Monday"),
                            choice("1", "Tuesday"),
                            choice("2", "Wednesday"),
                            choice("3", "Thursday"),
                            choice("4", "Friday"),
                            choice("5", "Saturday"),
                            choice("6", "Sunday"))
                    .labelled("Day of the Week")
                    .computedAs("(extract(isodow FROM @.create_date)::int4 - 1)::varchar")
                    .shownAsStored()
                    .since(19)
        };
    }
}
