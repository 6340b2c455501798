package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.many2many;
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

    /** Customers with an account. */
    public static final int PORTAL = 10;

    /** Nobody known. */
    public static final int PUBLIC = 11;

    /** Who may answer visitors. */
    public static final int LIVECHAT_USER = 15;

    /** Who may administer live chat. */
    public static final int LIVECHAT_MANAGER = 16;

    /** The declaration. */
    public static final Model MODEL = Model.named("res.groups", "Access Groups")
            .orderedBy("name")
            .with(
                    character("name").required(),
                    many2many("implied_ids", "res.groups", "res_groups_implied_rel", "gid", "hid")
                            .labelled("Inherits"),
                    many2many("users", "res.users", "res_groups_users_rel", "gid", "uid")
                            .until(18),
                    many2many("user_ids", "res.users", "res_groups_users_rel", "gid", "uid")
                            .labelled("Users")
                            .since(19))
            .grants(read(INTERNAL_USER), everything(SYSTEM));

    private static final Map<Integer, String> TITLES = Map.of(
            INTERNAL_USER, "User types/Internal User",
            SYSTEM, "Administration/Settings",
            PORTAL, "User types/Portal",
            PUBLIC, "User types/Public",
            LIVECHAT_USER, "Live Chat/User",
            LIVECHAT_MANAGER, "Live Chat/Administrator");

    private ResGroups() {}

    /** What people call a group that declarations name: its category and its name. */
    public static String title(int group) {
        return TITLES.getOrDefault(group, String.valueOf(group));
    }
}
