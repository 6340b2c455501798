package dev.switchboard.dialect;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A file.
 *
 * @param id {@code ir.attachment} id
 * @param size in bytes
 * @param checksum SHA-1 of its bytes, in hexadecimal digits
 * @param accessToken by which its uploader reaches it while it belongs to no conversation
 * @param thread where it belongs; nowhere until its message is posted
 */
public record AttachmentView(
        int id,
        String name,
        String mimetype,
        int size,
        String checksum,
        LocalDateTime createDate,
        @Nullable String accessToken,
        @Nullable ThreadName thread) {

    /**
     * The conversation of a file.
     *
     * @param channelId {@code discuss.channel} id
     * @param name the conversation's name
     */
    public record ThreadName(int channelId, String name) {}
}
