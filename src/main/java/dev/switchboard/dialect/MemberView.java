package dev.switchboard.dialect;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a conversation.
 *
 * @param id {@code discuss.channel.member} id
 * @param channelId {@code discuss.channel} id
 * @param persona who it is
 * @param fetchedMessageId the newest message that reached them
 * @param seenMessageId the newest message that they saw
 * @param newMessageSeparator id of their first unread message; 0 before anything was read
 * @param unreadCounter how many messages stand from the separator on, notifications apart
 * @param foldState {@code open}, {@code folded} or {@code closed}
 * @param pinned whether the conversation shows in their list
 * @param bot whether it is a chatbot
 */
public record MemberView(
        int id,
        int channelId,
        PersonaView persona,
        @Nullable Integer fetchedMessageId,
        @Nullable Integer seenMessageId,
        int newMessageSeparator,
        long unreadCounter,
        String foldState,
        boolean pinned,
        boolean bot,
        @Nullable LocalDateTime lastSeen,
        @Nullable LocalDateTime lastInterest,
        @Nullable String customChannelName,
        @Nullable String customNotifications,
        @Nullable LocalDateTime mutedUntil,
        LocalDateTime createDate) {

    /** The same member once they have read everything up to a message. */
    public MemberView caughtUpTo(int messageId, LocalDateTime now) {
        return new MemberView(
                id,
                channelId,
                persona,
                messageId,
                messageId,
                messageId + 1,
                0,
                foldState,
                pinned,
                bot,
                now,
                lastInterest,
                customChannelName,
                customNotifications,
                mutedUntil,
                createDate);
    }
}
