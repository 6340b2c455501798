package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.decimal;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.text;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.Model;
import java.util.Map;

/** A set of rights; users belong to any number of them. */
public final class ResGroups {
    /** Employees: everybody who is neither portal nor public. */
    public static final int INTERNAL_USER = 1;

    /** Who may change settings. */
    public static final int SYSTEM = 2;

    /** Who may change what others may do. */
    public static final int ACCESS_RIGHTS = 4;

    /** Who may change partners. */
    public static final int PARTNER_MANAGER = 9;

    /** Customers with an account. */
    public static final int PORTAL = 10;

    /** Nobody known. */
    public static final int PUBLIC = 11;

    /** Who may change everybody's canned responses. */
    public static final int CANNED_RESPONSE_ADMIN = 12;

    /** Who may answer visitors. */
    public static final int LIVECHAT_USER = 15;

    /** Who may administer live chat. */
    public static final int LIVECHAT_MANAGER = 16;

    private static final String FULL_NAME = """
            concat((SELECT c.name || ' / ' FROM ir_module_category c WHERE c.id = @.category_id), @.name)""";

    /** The declaration. */
    public static final Model MODEL = Model.named("res.groups", "Access Groups")
            .constraint("res_groups_name_uniq", "The name of the group must be unique within an application!")
            .orderedBy("name")
            .calledBy("full_name")
            .with(
                    character("name").required().translated(),
                    character("full_name")
                            .labelled("Group Name")
                            .computedAs(FULL_NAME)
                            .searchable(),
                    many2one("category_id", "ir.module.category")
                            .labelled("Application")
                            .until(18),
                    many2one("privilege_id", "res.groups.privilege")
                            .inColumn("category_id")
                            .since(19),
                    text("comment").translated(),
                    integer("color").labelled("Color Index").until(18),
                    integer("sequence").since(19),
                    bool("share").labelled("Share Group"),
                    decimal("api_key_duration")
                            .labelled("API Keys maximum duration days")
                            .since(18),
                    many2many("implied_ids", "res.groups", "res_groups_implied_rel", "gid", "hid")
                            .labelled("Inherits")
                            .until(18),
                    many2many("implied_ids", "res.groups", "res_groups_implied_rel", "gid", "hid")
                            .labelled("Implied Groups")
                            .since(19),
                    many2many("implied_by_ids", "res.groups", "res_groups_implied_rel", "hid", "gid")
                            .labelled("Implying Groups")
                            .since(19),
                    many2many("users", "res.users", "res_groups_users_rel", "gid", "uid")
                            .until(18),
                    many2many("user_ids", "res.users", "res_groups_users_rel", "gid", "uid")
                            .labelled("Users")
                            .since(19))
            .grants(read(INTERNAL_USER), everything(ACCESS_RIGHTS));

    private static final Map<Integer, String> TITLES = Map.of(
            INTERNAL_USER, "User types/Internal User",
            SYSTEM, "Administration/Settings",
            ACCESS_RIGHTS, "Administration/Access Rights",
            PARTNER_MANAGER, "Extra Rights/Contact Creation",
            PORTAL, "User types/Portal",
            PUBLIC, "User types/Public",
            CANNED_RESPONSE_ADMIN, "Canned Responses/Canned Response Administrator",
            LIVECHAT_USER, "Live Chat/User",
            LIVECHAT_MANAGER, "Live Chat/Administrator");

    private static final Map<Integer, String> EXTERNAL_IDS = Map.of(
            INTERNAL_USER, "base.group_user",
            SYSTEM, "base.group_system",
            ACCESS_RIGHTS, "base.group_erp_manager",
            PARTNER_MANAGER, "base.group_partner_manager",
            PORTAL, "base.group_portal",
            PUBLIC, "base.group_public",
            CANNED_RESPONSE_ADMIN, "mail.group_mail_canned_response_admin",
            LIVECHAT_USER, "im_livechat.im_livechat_group_user",
            LIVECHAT_MANAGER, "im_livechat.im_livechat_group_manager");

    private ResGroups() {}

    /** What people call a group that declarations name: its category and its name. */
    public static String title(int group) {
        return TITLES.getOrDefault(group, String.valueOf(group));
    }

    /** What programs call a group that declarations name, such as {@code base.group_user}. */
    public static String externalId(int group) {
        return EXTERNAL_IDS.getOrDefault(group, String.valueOf(group));
    }
}
