package dev.switchboard.app;

import dev.switchboard.bus.Log;
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
import dev.switchboard.db.Database;
import dev.switchboard.db.Schema;
import dev.switchboard.model.Identities;
import dev.switchboard.model.Models;
import dev.switchboard.records.Calls;
import dev.switchboard.records.ExternalIds;
import dev.switchboard.records.FieldMethods;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Methods;
import dev.switchboard.records.NameMethods;
import dev.switchboard.records.ReadMethods;
import dev.switchboard.records.Server;
import dev.switchboard.records.WriteMethods;
import io.vertx.core.eventbus.EventBus;
import java.util.Map;

/** Says which methods models have, and what they do besides storing their records. */
final class ModelWiring {
    private ModelWiring() {}

    static Calls calls(Config config, Database database, Log log, Identities identities, EventBus eventBus) {
        Server server = new Server(config.publicUrl(), config.dbName(), schemas(), lifecycles(identities, eventBus));
        return new Calls(server, database, log, methods(identities));
    }

    private static Map<Integer, Schema> schemas() {
        return Map.of(
                17, new Schema(Models.ALL, 17),
                18, new Schema(Models.ALL, 18),
                19, new Schema(Models.ALL, 19));
    }

    private static Map<String, Lifecycle> lifecycles(Identities identities, EventBus eventBus) {
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

    private static Methods methods(Identities identities) {
        return new Methods()
                .ofEveryModel(ReadMethods.all())
                .ofEveryModel(NameMethods.all())
                .ofEveryModel(WriteMethods.all())
                .ofEveryModel(FieldMethods.all())
                .of("discuss.channel", ChannelMethods.all())
                .of("discuss.channel", MembershipMethods.all())
                .of("discuss.channel", CommandMethods.all())
                .of("res.users", new UserMethods(identities).all())
                .of("res.users.settings", SettingsMethods.all())
                .of("ir.config_parameter", ParameterMethods.all())
                .of("ir.model.data", ExternalIds.methods());
    }
}
