package dev.switchboard.app;

import dev.switchboard.conversation.AttachmentLifecycle;
import dev.switchboard.conversation.ChannelLifecycle;
import dev.switchboard.conversation.ChannelMethods;
import dev.switchboard.conversation.CommandMethods;
import dev.switchboard.conversation.GroupLifecycle;
import dev.switchboard.conversation.GuestLifecycle;
import dev.switchboard.conversation.MemberLifecycle;
import dev.switchboard.conversation.MembershipMethods;
import dev.switchboard.conversation.MessageLifecycle;
import dev.switchboard.conversation.ParameterMethods;
import dev.switchboard.conversation.PartnerLifecycle;
import dev.switchboard.conversation.SettingsMethods;
import dev.switchboard.conversation.UserLifecycle;
import dev.switchboard.conversation.UserMethods;
import dev.switchboard.model.Identities;
import dev.switchboard.records.ExternalIds;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Methods;
import io.vertx.core.eventbus.EventBus;
import java.util.Map;

/** What the models of conversations and of the people in them do. */
final class ConversationWiring {
    private ConversationWiring() {}

    static Map<String, Lifecycle> lifecycles(Identities identities, EventBus eventBus) {
        return Map.ofEntries(
                Map.entry("discuss.channel", new ChannelLifecycle()),
                Map.entry("discuss.channel.member", new MemberLifecycle()),
                Map.entry("mail.message", new MessageLifecycle()),
                Map.entry("mail.guest", new GuestLifecycle()),
                Map.entry("ir.attachment", new AttachmentLifecycle()),
                Map.entry("res.partner", new PartnerLifecycle()),
                Map.entry("res.users", new UserLifecycle(identities, eventBus)),
                Map.entry("res.groups", new GroupLifecycle()));
    }

    static Methods with(Methods methods, Identities identities) {
        return methods.of("discuss.channel", ChannelMethods.all())
                .of("discuss.channel", MembershipMethods.all())
                .of("discuss.channel", CommandMethods.all())
                .of("res.users", new UserMethods(identities).all())
                .of("res.users.settings", SettingsMethods.all())
                .of("ir.config_parameter", ParameterMethods.all())
                .of("ir.model.data", ExternalIds.methods());
    }
}
