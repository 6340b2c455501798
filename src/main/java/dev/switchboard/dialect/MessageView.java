package dev.switchboard.dialect;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A message of a conversation.
 *
 * @param id {@code mail.message} id
 * @param channelId {@code discuss.channel} id
 * @param channelName the conversation's name
 * @param author who wrote it; nobody once the author was deleted
 * @param body sanitised HTML
 * @param messageType {@code comment}, {@code notification}, …
 * @param discussion whether its subtype is the discussion one
 * @param note whether its subtype is the internal note
 * @param parentId the message it answers
 */
public record MessageView(
        int id,
        int channelId,
        String channelName,
        @Nullable PersonaView author,
        String body,
        @Nullable String subject,
        @Nullable String emailFrom,
        String messageType,
        boolean discussion,
        boolean note,
        @Nullable Integer parentId,
        @Nullable LocalDateTime pinnedAt,
        LocalDateTime date,
        LocalDateTime createDate,
        LocalDateTime writeDate) {}
