package dev.switchboard.dialect;

import dev.switchboard.model.UserAccount;

/**
 * A signed-in user, for the session's description.
 *
 * @param account as they set it up
 * @param database the database name that clients give
 * @param publicUrl where clients of the series find this server
 */
public record UserView(CallerView caller, UserAccount account, String database, String publicUrl) {}
