package dev.switchboard.dialect;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user chose for the web client.
 *
 * @param id {@code res.users.settings} id
 * @param userId {@code res.users} id
 * @param livechatLangIds {@code res.lang} ids
 * @param livechatExpertiseIds {@code im_livechat.expertise} ids
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
        boolean sidebarLivechatOpen,
        @Nullable String livechatUsername,
        List<Integer> livechatLangIds,
        List<Integer> livechatExpertiseIds) {}
