package dev.switchboard.dialect;

import java.util.List;

/**
 * Everybody who put the same emoji on a message.
 *
 * @param messageId {@code mail.message} id
 * @param content the emoji
 * @param personas who did, guests first; nobody once the last one took it back
 * @param sequence the smallest {@code mail.message.reaction} id of them, by which clients order the emojis of a message
 */
public record ReactionView(int messageId, String content, List<PersonaView> personas, int sequence) {}
