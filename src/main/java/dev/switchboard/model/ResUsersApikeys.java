package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Grant.read;
import static dev.switchboard.db.Operation.CREATE;
import static dev.switchboard.db.Operation.READ;
import static dev.switchboard.db.Operation.UNLINK;
import static dev.switchboard.db.Operation.WRITE;
import static dev.switchboard.db.RecordRule.forGroup;

import dev.switchboard.db.Model;

/** A key with which a script signs in; the key itself is not a field. */
public final class ResUsersApikeys {
    private static final String OWN = "@.user_id = :uid";

    /** The declaration. */
    public static final Model MODEL = Model.view("res.users.apikeys", "Users API Keys")
            .with(
                    character("name").labelled("Description").required().readonly(),
                    many2one("user_id", "res.users").required().readonly(),
                    character("scope").readonly(),
                    datetime("create_date").labelled("Creation Date").readonly().notNull(),
                    datetime("expiration_date").readonly().since(18))
            .grants(read(ResGroups.PORTAL), read(ResGroups.INTERNAL_USER))
            .rules(
                    forGroup(ResGroups.PUBLIC, "FALSE", READ, WRITE, CREATE, UNLINK),
                    forGroup(ResGroups.PORTAL, OWN, READ, WRITE, CREATE, UNLINK),
                    forGroup(ResGroups.INTERNAL_USER, OWN, READ, WRITE, CREATE, UNLINK),
                    forGroup(ResGroups.SYSTEM, "TRUE", READ, WRITE, CREATE, UNLINK));

    private ResUsersApikeys() {}
}
