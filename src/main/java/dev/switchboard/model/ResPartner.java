package dev.switchboard.model;

import static dev.switchboard.db.Fields.binary;
import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
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

/** A person or a company; every user has one, and a message by a user carries it as its author. */
public final class ResPartner {
    /** OdooBot, which speaks for the system. */
    public static final int ODOOBOT = 2;

    private static final String COMPLETE_NAME = """
            concat((SELECT c.name || ', ' FROM res_partner c WHERE c.id = @.parent_id AND NOT @.is_company), @.name)""";

    /** What somebody without an account shows, and otherwise whether they are here. */
    private static final String IM_STATUS = """
            CASE WHEN @.id = %d THEN 'bot' ELSE COALESCE(
              (SELECT COALESCE(p.status, 'offline') FROM res_users u LEFT JOIN bus_presence p ON p.user_id = u.id
               WHERE u.partner_id = @.id ORDER BY u.active DESC, u.id LIMIT 1), 'im_partner') END""".formatted(ODOOBOT);

    private static final String SHARED = """
            NOT EXISTS (SELECT FROM res_users u WHERE u.partner_id = @.id AND NOT u.share)""";

    /** Customers see themselves and who is with them. */
    private static final String WITH_CALLER = """
            @.id = :partner OR @.parent_id = :partner""";

    private static final Field[] REACHED = {
        character("email"),
        character("email_formatted").labelled("Formatted Email").computedAs("""
                CASE WHEN @.email <> '' THEN concat('"', @.name, '" <', @.email, '>') END"""),
        character("email_normalized")
                .labelled("Normalized Email")
                .computedAs("lower(@.email)")
                .shownAsStored(),
        character("phone"),
        character("mobile").until(18),
        character("website").labelled("Website Link"),
        selection("lang").labelled("Language").initially("en_US").choosingFrom("res.lang", "code"),
        integer("active_lang_count").computedAs("SELECT count(*)::int4 FROM res_lang l WHERE l.active"),
        Timezones.field("tz").initially(caller -> caller.get("tz")),
        character("im_status").labelled("IM Status").computedAs(IM_STATUS),
        character("user_livechat_username").computedAs("""
                SELECT s.livechat_username FROM res_users u JOIN res_users_settings s ON s.user_id = u.id
                WHERE u.partner_id = @.id AND s.livechat_username <> '' ORDER BY u.active DESC, u.id LIMIT 1"""),
        many2many("channel_ids", "discuss.channel", "discuss_channel_member", "partner_id", "channel_id")
                .labelled("Channels")
                .with(Trait.SEALED)
                .notCopied(),
        one2many("channel_member_ids", "discuss.channel.member", "partner_id").since(19),
        one2many("chatbot_script_ids", "chatbot.script", "operator_partner_id").since(19),
        integer("livechat_channel_count").computedAs("""
                SELECT count(DISTINCT h.channel_id)::int4 FROM im_livechat_channel_member_history h
                WHERE h.partner_id = @.id AND h.livechat_member_type = 'visitor'""").since(19)
    };

    private static final Field[] ADDRESS = {
        selection(
                        "type",
                        choice("contact", "Contact"),
                        choice("invoice", "Invoice Address"),
                        choice("delivery", "Delivery Address"),
                        choice("other", "Other Address"))
                .labelled("Address Type")
                .initially("contact")
                .until(18),
        selection(
                        "type",
                        choice("contact", "Contact"),
                        choice("invoice", "Invoice"),
                        choice("delivery", "Delivery"),
                        choice("other", "Other"))
                .labelled("Address Type")
                .initially("contact")
                .since(19),
        character("street"),
        character("street2"),
        character("zip"),
        character("city"),
        many2one("country_id", "res.country"),
        character("country_code")
                .labelled("Country Code")
                .related("country_id", "code")
                .readonly(),
        character("contact_address").labelled("Complete Address").computedAs("""
                concat(@.street, chr(10), @.street2, chr(10), @.city, '  ', @.zip, chr(10),
                  (SELECT c.name FROM res_country c WHERE c.id = @.country_id))"""),
        many2one("commercial_partner_id", "res.partner")
                .labelled("Commercial Entity")
                .computedAs("CASE WHEN @.is_company THEN @.id ELSE COALESCE(@.parent_id, @.id) END")
                .shownAsStored(),
        character("commercial_company_name")
                .labelled("Company Name Entity")
                .computedAs("""
                CASE WHEN @.is_company THEN @.name ELSE COALESCE(
                  (SELECT c.name FROM res_partner c WHERE c.id = @.parent_id AND c.is_company), @.company_name) END""")
                .shownAsStored()
    };

    private static final Field[] IMAGES = {
        binary("image_1920").labelled("Image"),
        image("image_1024"),
        image("image_512"),
        image("image_256"),
        image("image_128"),
        binary("avatar_1920").labelled("Avatar").computedFrom(Avatar::of, "image_1920", "name"),
        binary("avatar_1024").computedFrom(Avatar::of, "image_1920", "name"),
        binary("avatar_512").computedFrom(Avatar::of, "image_1920", "name"),
        binary("avatar_256").computedFrom(Avatar::of, "image_1920", "name"),
        binary("avatar_128").computedFrom(Avatar::of, "image_1920", "name")
    };

    /** The declaration. */
    public static final Model MODEL = Model.named("res.partner", "Contact")
            .orderedBy("complete_name, id desc")
            .calledBy("complete_name")
            .with(
                    character("name").notNull(),
                    character("complete_name").computedAs(COMPLETE_NAME).shownAsStored(),
                    bool("active").initially(true),
                    bool("is_company").labelled("Is a Company"),
                    selection("company_type", choice("person", "Individual"), choice("company", "Company"))
                            .computedAs("CASE WHEN @.is_company THEN 'company' ELSE 'person' END"),
                    many2one("parent_id", "res.partner").labelled("Related Company"),
                    character("parent_name")
                            .labelled("Parent name")
                            .related("parent_id", "name")
                            .readonly(),
                    one2many("child_ids", "res.partner", "parent_id").labelled("Contact"),
                    one2many("user_ids", "res.users", "partner_id").labelled("Users"),
                    many2one("user_id", "res.users").labelled("Salesperson"),
                    many2one("company_id", "res.company"),
                    bool("employee"),
                    bool("partner_share")
                            .labelled("Share Partner")
                            .computedAs(SHARED)
                            .shownAsStored(),
                    bool("is_public").computedAs("""
                            EXISTS (SELECT FROM res_users u JOIN res_groups_users_rel g ON g.uid = u.id
                            WHERE u.partner_id = @.id AND g.gid = %d)""".formatted(ResGroups.PUBLIC)),
                    integer("color").labelled("Color Index"),
                    character("function").labelled("Job Position"),
                    html("comment").labelled("Notes"),
                    character("ref").labelled("Reference"),
                    character("barcode").notCopied(),
                    character("vat").labelled("Tax ID"),
                    character("company_registry").labelled("Company ID"),
                    character("company_name").labelled("Company Name"))
            .with(REACHED)
            .with(ADDRESS)
            .with(IMAGES)
            .grants(
                    read(ResGroups.PUBLIC),
                    read(ResGroups.PORTAL),
                    read(ResGroups.INTERNAL_USER),
                    everything(ResGroups.PARTNER_MANAGER))
            .rules(
                    forGroup(ResGroups.PUBLIC, WITH_CALLER, READ),
                    forGroup(ResGroups.PORTAL, WITH_CALLER, READ),
                    forGroup(ResGroups.INTERNAL_USER, "TRUE", READ));

    private ResPartner() {}

    private static Field image(String name) {
        return binary(name).related("image_1920").readonly().shownAsStored();
    }
}
