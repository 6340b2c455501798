package dev.switchboard.app;

import dev.switchboard.chatbot.ScriptLifecycle;
import dev.switchboard.chatbot.SourceNames;
import dev.switchboard.chatbot.StepLifecycle;
import dev.switchboard.methods.AttachmentLifecycle;
import dev.switchboard.methods.CannedResponseLifecycle;
import dev.switchboard.methods.ChannelLifecycle;
import dev.switchboard.methods.GroupLifecycle;
import dev.switchboard.methods.GuestLifecycle;
import dev.switchboard.methods.LivechatChannelLifecycle;
import dev.switchboard.methods.LivechatRuleLifecycle;
import dev.switchboard.methods.MemberLifecycle;
import dev.switchboard.methods.MessageLifecycle;
import dev.switchboard.methods.PartnerLifecycle;
import dev.switchboard.methods.RatingLifecycle;
import dev.switchboard.methods.UserLifecycle;
import dev.switchboard.methods.WebhookLifecycle;
import dev.switchboard.model.Identities;
import dev.switchboard.records.Lifecycle;
import io.vertx.core.eventbus.EventBus;
import java.util.Map;

/** Says what models do besides storing their records. */
final class LifecycleWiring {
    private LifecycleWiring() {}

    static Map<String, Lifecycle> lifecycles(Identities identities, EventBus eventBus) {
        return Map.ofEntries(
                Map.entry("chatbot.script", new ScriptLifecycle()),
                Map.entry("chatbot.script.step", new StepLifecycle()),
                Map.entry("discuss.channel", new ChannelLifecycle()),
                Map.entry("discuss.channel.member", new MemberLifecycle()),
                Map.entry("im_livechat.channel", new LivechatChannelLifecycle()),
                Map.entry("im_livechat.channel.rule", new LivechatRuleLifecycle()),
                Map.entry("ir.attachment", new AttachmentLifecycle()),
                Map.entry("mail.canned.response", new CannedResponseLifecycle()),
                Map.entry("mail.guest", new GuestLifecycle()),
                Map.entry("mail.message", new MessageLifecycle()),
                Map.entry("rating.rating", new RatingLifecycle()),
                Map.entry("res.groups", new GroupLifecycle()),
                Map.entry("res.partner", new PartnerLifecycle()),
                Map.entry("res.users", new UserLifecycle(identities, eventBus)),
                Map.entry("switchboard.webhook", new WebhookLifecycle()),
                Map.entry("utm.source", new SourceNames()));
    }
}
