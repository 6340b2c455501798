package dev.switchboard.dialect;

/**
 * A text that operators write by its shortcut.
 *
 * @param id {@code mail.canned.response} id
 * @param source the shortcut
 * @param substitution the text
 */
public record CannedResponseView(int id, String source, String substitution) {}
