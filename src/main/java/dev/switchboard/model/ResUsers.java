package dev.switchboard.model;

import static dev.switchboard.db.Fields.binary;
import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.html;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.one2many;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;
import static dev.switchboard.db.Operation.READ;
import static dev.switchboard.db.RecordRule.forGroup;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Trait;
import dev.switchboard.db.Variables;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who can sign in. Names, addresses and pictures are those of the user's partner. */
public final class ResUsers {
    /** OdooBot's own user, as which the system acts. */
    public static final int ROOT = 1;

    /** The first administrator. */
    public static final int ADMIN = 2;

    /** Who acts when nobody is signed in. */
    public static final int PUBLIC = 3;

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx");

    private static final String IN_GROUP = """
            EXISTS (SELECT FROM res_groups_users_rel g WHERE g.uid = @.id AND g.gid = %d)""";

    private static final String ONGOING = """
            SELECT count(*)::int4 FROM im_livechat_channel_member_history h JOIN discuss_channel c ON c.id = h.channel_id
            WHERE h.partner_id = @.partner_id AND h.member_id IS NOT NULL AND c.livechat_end_dt IS NULL
              AND c.last_interest_dt >= :now - interval '15 minutes'""";

    private static final Field[] RIGHTS = {
        groups("groups_id").until(18),
        groups("group_ids").since(19),
        many2many("all_group_ids", "res.groups", "res_groups_users_rel", "uid", "gid")
                .labelled("Groups and implied groups")
                .with(Trait.UNSTORED)
                .readonly()
                .notCopied()
                .since(19),
        integer("groups_count").labelled("# Groups").computedAs("""
                SELECT count(*)::int4 FROM res_groups_users_rel g WHERE g.uid = @.id"""),
        selection("role", choice("group_user", "User"), choice("group_system", "Administrator"))
                .computedAs("CASE WHEN %s THEN 'group_system' WHEN %s THEN 'group_user' END"
                        .formatted(IN_GROUP.formatted(ResGroups.SYSTEM), IN_GROUP.formatted(ResGroups.INTERNAL_USER)))
                .since(19)
    };

    private static final Integer[] STAFF = {ResGroups.LIVECHAT_USER, ResGroups.ACCESS_RIGHTS};
    private static final Field USERNAME =
            character("livechat_username").related("res_users_settings_id", "livechat_username");
    private static final Field LANGUAGES = many2many("livechat_lang_ids", "res.lang")
            .labelled("Livechat Languages")
            .related("res_users_settings_id", "livechat_lang_ids");

    private static final Field[] LIVECHAT = {
        one2many("res_users_settings_ids", "res.users.settings", "user_id"),
        many2one("res_users_settings_id", "res.users.settings")
                .labelled("Settings")
                .computedAs("SELECT s.id FROM res_users_settings s WHERE s.user_id = @.id")
                .searchable(),
        USERNAME.until(18),
        USERNAME.onlyFor(STAFF).since(19),
        LANGUAGES.until(18),
        LANGUAGES.onlyFor(STAFF).since(19),
        many2many("livechat_expertise_ids", "im_livechat.expertise")
                .labelled("Live Chat Expertise")
                .related("res_users_settings_id", "livechat_expertise_ids")
                .onlyFor(STAFF)
                .since(19),
        integer("livechat_ongoing_session_count")
                .labelled("Number of Ongoing sessions")
                .computedAs(ONGOING)
                .onlyFor(ResGroups.LIVECHAT_USER)
                .since(19),
        bool("has_access_livechat")
                .labelled("Has access to Livechat")
                .computedAs(IN_GROUP.formatted(ResGroups.LIVECHAT_USER)),
        many2many("livechat_channel_ids", "im_livechat.channel", "im_livechat_channel_im_user", "user_id", "channel_id")
                .notCopied()
                .since(19),
        bool("livechat_is_in_call")
                .computedAs("FALSE")
                .onlyFor(ResGroups.LIVECHAT_USER)
                .since(19),
        bool("is_in_call").labelled("Is in call").computedAs("FALSE").since(19),
        selection(
                        "manual_im_status",
                        choice("away", "Away"),
                        choice("busy", "Do Not Disturb"),
                        choice("offline", "Offline"))
                .labelled("IM status manually set by the user")
                .since(19)
    };

    private static final Field[] PARTNER = {
        of(character("name")),
        of(character("complete_name")).readonly().shownAsStored(),
        of(character("email")),
        of(character("email_formatted")).readonly(),
        of(character("email_normalized")).readonly(),
        of(character("phone")),
        of(character("mobile")).until(18),
        of(character("website")),
        of(selection("lang").labelled("Language").choosingFrom("res.lang", "code")),
        of(Timezones.field("tz")),
        character("tz_offset").labelled("Timezone offset").computedFrom(ResUsers::offset, "tz"),
        of(character("im_status").labelled("IM Status")).readonly(),
        of(character("function").labelled("Job Position")),
        of(html("comment").labelled("Notes")),
        of(character("street")),
        of(character("street2")),
        of(character("zip")),
        of(character("city")),
        of(many2one("country_id", "res.country")),
        of(character("country_code")).readonly(),
        of(many2one("parent_id", "res.partner").labelled("Related Company")),
        of(many2one("commercial_partner_id", "res.partner").labelled("Commercial Entity"))
                .readonly(),
        of(character("commercial_company_name")).readonly(),
        of(bool("is_company")),
        of(bool("partner_share")).readonly(),
        of(bool("is_public")).readonly(),
        of(character("user_livechat_username")).readonly(),
        of(binary("image_1920").labelled("Image")),
        of(binary("image_1024")).readonly(),
        of(binary("image_512")).readonly(),
        of(binary("image_256")).readonly(),
        of(binary("image_128")).readonly(),
        binary("avatar_1920").computedFrom(Avatar::of, "image_1920", "name"),
        binary("avatar_1024").computedFrom(Avatar::of, "image_1920", "name"),
        binary("avatar_512").computedFrom(Avatar::of, "image_1920", "name"),
        binary("avatar_256").computedFrom(Avatar::of, "image_1920", "name"),
        binary("avatar_128").computedFrom(Avatar::of, "image_1920", "name")
    };

    /** The declaration. */
    public static final Model MODEL = Model.named("res.users", "User")
            .constraint("res_users_login_key", "You can not have two users with the same login!")
            .constraint("res_users_notification_type", "Only internal user can receive notifications in Odoo")
            .orderedBy("name, login")
            .calledBy("name")
            .with(
                    many2one("partner_id", "res.partner")
                            .labelled("Related Partner")
                            .required(),
                    character("login").required(),
                    secret("password"),
                    secret("new_password").labelled("Set Password"),
                    bool("active").initially(true),
                    bool("active_partner")
                            .labelled("Partner is Active")
                            .related("partner_id", "active")
                            .readonly(),
                    bool("share").labelled("Share User").readonly(),
                    many2one("company_id", "res.company").required().initially(ResCompany.MAIN),
                    many2many("company_ids", "res.company")
                            .labelled("Companies")
                            .computedAs("ARRAY[@.company_id]")
                            .writable(),
                    integer("companies_count")
                            .labelled("Number of Companies")
                            .computedAs("SELECT count(*)::int4 FROM res_company"),
                    html("signature").labelled("Email Signature"),
                    selection(
                                    "notification_type",
                                    choice("email", "Handle by Emails"),
                                    choice("inbox", "Handle in Odoo"))
                            .labelled("Notification")
                            .required()
                            .initially("email")
                            .until(18),
                    selection("notification_type", choice("email", "By Emails"), choice("inbox", "In Odoo"))
                            .labelled("Notification")
                            .required()
                            .initially("email")
                            .since(19),
                    datetime("login_date").labelled("Latest authentication").computedAs("@.login_date"),
                    selection("state", choice("new", "Never Connected"), choice("active", "Confirmed"))
                            .labelled("Status")
                            .computedAs("CASE WHEN @.login_date IS NULL THEN 'new' ELSE 'active' END"),
                    one2many("api_key_ids", "res.users.apikeys", "user_id").labelled("API Keys"))
            .with(RIGHTS)
            .with(LIVECHAT)
            .with(PARTNER)
            .grants(
                    read(ResGroups.PUBLIC),
                    read(ResGroups.PORTAL),
                    read(ResGroups.INTERNAL_USER),
                    everything(ResGroups.ACCESS_RIGHTS))
            .rules(
                    forGroup(ResGroups.PUBLIC, "@.id = :uid", READ),
                    forGroup(ResGroups.PORTAL, "@.id = :uid", READ),
                    forGroup(ResGroups.INTERNAL_USER, "TRUE", READ));

    private ResUsers() {}

    /** A password can be written; what is read is empty. */
    private static Field secret(String name) {
        return character(name).computedAs("''").writable();
    }

    private static Field groups(String name) {
        return many2many(name, "res.groups", "res_groups_users_rel", "uid", "gid")
                .labelled("Groups")
                .initially(caller -> List.of(ResGroups.INTERNAL_USER));
    }

    /** The same field of the user's partner. */
    private static Field of(Field field) {
        return field.related("partner_id", field.name());
    }

    private static Object offset(Map<String, @Nullable Object> values, Variables variables) {
        ZoneId zone = values.get("tz") instanceof String tz ? ZoneId.of(tz, ZoneId.SHORT_IDS) : ZoneOffset.UTC;
        LocalDateTime now = variables.get("now") instanceof LocalDateTime time ? time : LocalDateTime.MIN;
        return now.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).format(OFFSET);
    }
}
