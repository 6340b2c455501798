package dev.switchboard.dialect;

/**
 * A signed-in user, for the session's description.
 *
 * @param login what they sign in with
 * @param database the database name that clients give
 * @param publicUrl where clients find this server
 */
public record UserView(CallerView caller, String login, String database, String publicUrl) {}
