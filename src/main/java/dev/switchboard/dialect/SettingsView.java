package dev.switchboard.dialect;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a user chose for the web client.
 *
 * @param id {@code res.users.settings} id
 * @param userId {@code res.users} id
 */
public record SettingsView(
        int id,
        int userId,
        boolean sidebarChannelOpen,
        boolean sidebarChatOpen,
        @Nullable String pushToTalkKey,
        boolean usePushToTalk,
        int voiceActiveDuration,
        @Nullable String channelNotifications,
        @Nullable LocalDateTime mutedUntil,
        @Nullable String livechatUsername) {}
