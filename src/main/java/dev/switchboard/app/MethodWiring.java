package dev.switchboard.app;

import dev.switchboard.chatbot.AnswerMethods;
import dev.switchboard.chatbot.RuleSimulation;
import dev.switchboard.chatbot.ScriptMethods;
import dev.switchboard.methods.ChannelMethods;
import dev.switchboard.methods.CommandMethods;
import dev.switchboard.methods.InvitationMethods;
import dev.switchboard.methods.LivechatChannelMethods;
import dev.switchboard.methods.LivechatRuleMethods;
import dev.switchboard.methods.MembershipMethods;
import dev.switchboard.methods.ParameterMethods;
import dev.switchboard.methods.RatingMethods;
import dev.switchboard.methods.SettingsMethods;
import dev.switchboard.methods.UserMethods;
import dev.switchboard.methods.WebhookMethods;
import dev.switchboard.model.Identities;
import dev.switchboard.records.ApiKeyMethods;
import dev.switchboard.records.ExternalIds;
import dev.switchboard.records.FieldMethods;
import dev.switchboard.records.GroupMethods;
import dev.switchboard.records.Methods;
import dev.switchboard.records.NameMethods;
import dev.switchboard.records.ReadMethods;
import dev.switchboard.records.TransferMethods;
import dev.switchboard.records.WebMethods;
import dev.switchboard.records.WriteMethods;

/** Says which methods models have. */
final class MethodWiring {
    private MethodWiring() {}

    static Methods methods(Identities identities) {
        ApiKeyMethods keys = new ApiKeyMethods(identities);
        return new Methods()
                .ofEveryModel(ReadMethods.all())
                .ofEveryModel(NameMethods.all())
                .ofEveryModel(WriteMethods.all())
                .ofEveryModel(FieldMethods.all())
                .ofEveryModel(GroupMethods.all())
                .ofEveryModel(WebMethods.all())
                .ofEveryModel(TransferMethods.all())
                .of(ApiKeyMethods.DESCRIPTION, keys.ofDescriptions())
                .of(ApiKeyMethods.CHECK, keys.ofIdentityChecks())
                .of("res.users.apikeys", keys.ofKeys())
                .of("chatbot.script", ScriptMethods.all())
                .of("chatbot.script.answer", AnswerMethods.all())
                .of("discuss.channel", ChannelMethods.all())
                .of("discuss.channel", CommandMethods.all())
                .of("discuss.channel", MembershipMethods.all())
                .of("discuss.channel", RatingMethods.all())
                .of("im_livechat.channel", LivechatChannelMethods.all())
                .of("im_livechat.channel", RuleSimulation.all())
                .of("im_livechat.channel.rule", LivechatRuleMethods.all())
                .of("ir.config_parameter", ParameterMethods.all())
                .of("ir.model.data", ExternalIds.methods())
                .of("res.partner", InvitationMethods.all())
                .of("res.users", new UserMethods(identities).all())
                .of("res.users.settings", SettingsMethods.all())
                .of("switchboard.webhook.delivery", WebhookMethods.ofDeliveries());
    }
}
