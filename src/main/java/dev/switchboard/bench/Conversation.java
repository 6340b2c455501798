package dev.switchboard.bench;

/**
 * A visitor's session.
 *
 * @param id {@code discuss.channel} id
 * @param guestToken by which the visitor is known
 * @param operatorId {@code res.partner} id of who answers
 */
record Conversation(int id, String guestToken, int operatorId) {}
