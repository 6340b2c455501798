package dev.switchboard.model;

import dev.switchboard.db.Model;
import java.util.List;

/** Every declared model. */
public final class Models {
    /** All declarations, each after those it points to. */
    public static final List<Model> ALL = List.of(
            IrModuleCategory.MODEL,
            IrModuleCategory.PRIVILEGE,
            ResGroups.MODEL,
            ResLang.MODEL,
            ResCountry.MODEL,
            ResCountryGroup.MODEL,
            ResCompany.MODEL,
            ResPartner.MODEL,
            ResUsers.MODEL,
            ResUsersSettings.MODEL,
            ResUsersApikeys.MODEL,
            ImLivechatChannel.MODEL,
            SwitchboardReception.MODEL,
            SwitchboardBusinessHours.MODEL,
            SwitchboardHoliday.MODEL,
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
            MailMessageReaction.MODEL,
            MailLinkPreview.MODEL,
            IrAttachment.MODEL,
            IrModel.MODEL,
            IrModel.FIELDS,
            IrModelData.MODEL,
            IrConfigParameter.MODEL,
            IrModuleModule.MODEL,
            BusPresence.MODEL,
            ChatbotMessage.MODEL,
            RatingRating.MODEL,
            MailMail.MODEL,
            SwitchboardWebhook.MODEL,
            SwitchboardWebhook.DELIVERY,
            MailCannedResponse.MODEL,
            MailShortcode.MODEL,
            ImLivechatReportChannel.MODEL,
            ImLivechatReportOperator.MODEL,
            ImLivechatChannelMemberHistory.MODEL,
            ImLivechatReportChannel19.MODEL);

    /** Dialogues, which have methods and no records. */
    public static final List<Model> DIALOGUES = List.of(
            Model.view("res.users.apikeys.description", "API Key Description"),
            Model.view("res.users.identitycheck", "Password Check Wizard"));

    private Models() {}
}
