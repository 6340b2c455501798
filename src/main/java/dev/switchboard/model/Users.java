package dev.switchboard.model;

import io.vertx.sqlclient.Row;
import java.util.Set;

/** How a user who calls is read. */
final class Users {
    /** What a query of {@code res_users u} has to give. */
    static final String COLUMNS =
            "u.id, u.partner_id, ARRAY(SELECT gid FROM res_groups_users_rel WHERE uid = u.id) AS groups";

    private Users() {}

    /** Reads {@link #COLUMNS}. */
    static Persona.User read(Row row) {
        return new Persona.User(
                row.getInteger("id"), row.getInteger("partner_id"), Set.of(row.getArrayOfIntegers("groups")));
    }
}
