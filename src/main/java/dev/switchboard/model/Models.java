package dev.switchboard.model;

import dev.switchboard.db.Model;
import java.util.List;

/** Every declared model. */
public final class Models {
    /** All declarations, each after those it points to. */
    public static final List<Model> ALL = List.of(
            ResCountry.MODEL,
            ResPartner.MODEL,
            ResUsers.MODEL,
            ResUsersSettings.MODEL,
            ResGroups.MODEL,
            ImLivechatChannel.MODEL,
            ImLivechatExpertise.MODEL,
            ImLivechatConversationTag.MODEL,
            UtmSource.MODEL,
            ChatbotScript.MODEL,
            ChatbotScriptStep.MODEL,
            ChatbotScriptAnswer.MODEL,
            ImLivechatChannelRule.MODEL,
            MailGuest.MODEL,
            DiscussChannel.MODEL,
            DiscussChannelMember.MODEL,
            MailMessageSubtype.MODEL,
            MailMessage.MODEL,
            BusPresence.MODEL,
            ChatbotMessage.MODEL,
            RatingRating.MODEL,
            MailCannedResponse.MODEL,
            MailShortcode.MODEL,
            ImLivechatReportChannel.MODEL,
            ImLivechatReportOperator.MODEL,
            ImLivechatChannelMemberHistory.MODEL,
            ImLivechatReportChannel19.MODEL);

    private Models() {}
}
