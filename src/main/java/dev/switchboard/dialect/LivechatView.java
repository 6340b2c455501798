package dev.switchboard.dialect;

/**
 * A live chat channel by name.
 *
 * @param id {@code im_livechat.channel} id
 * @param joined whether the caller is one of its operators
 */
public record LivechatView(int id, String name, boolean joined) {}
