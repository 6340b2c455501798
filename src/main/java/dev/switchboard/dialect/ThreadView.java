package dev.switchboard.dialect;

import java.util.List;

/**
 * A conversation as something that has files and readers.
 *
 * @param channelId {@code discuss.channel} id
 * @param readable whether the caller may read it
 * @param writable whether the caller may change what it is called and who is in it
 * @param attachments its files, the newest first
 */
public record ThreadView(int channelId, boolean readable, boolean writable, List<AttachmentView> attachments) {}
