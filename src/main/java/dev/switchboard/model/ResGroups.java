package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;

import dev.switchboard.db.Model;

/** A set of rights; users belong to any number of them. */
public final class ResGroups {
    /** The declaration. */
    public static final Model MODEL =
            Model.named("res.groups", "Res Groups").with(character("name").notNull());

    /** Employees: everybody who is neither portal nor public. */
    public static final int INTERNAL_USER = 1;

    /** Who may change settings. */
    public static final int SYSTEM = 2;

    /** Who may answer visitors. */
    public static final int LIVECHAT_USER = 15;

    /** Who may administer live chat. */
    public static final int LIVECHAT_MANAGER = 16;

    private ResGroups() {}
}
