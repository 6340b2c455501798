package dev.switchboard.app;

import dev.switchboard.bus.Log;
import dev.switchboard.chatbot.AnswerMethods;
import dev.switchboard.chatbot.ScriptLifecycle;
import dev.switchboard.chatbot.SourceNames;
import dev.switchboard.chatbot.StepLifecycle;
import dev.switchboard.conversation.CannedResponseLifecycle;
import dev.switchboard.conversation.LivechatChannelLifecycle;
import dev.switchboard.conversation.LivechatChannelMethods;
import dev.switchboard.conversation.LivechatRuleMethods;
import dev.switchboard.conversation.RatingLifecycle;
import dev.switchboard.db.Database;
import dev.switchboard.db.Schema;
import dev.switchboard.model.Models;
import dev.switchboard.records.Calls;
import dev.switchboard.records.FieldMethods;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Methods;
import dev.switchboard.records.NameMethods;
import dev.switchboard.records.ReadMethods;
import dev.switchboard.records.Server;
import dev.switchboard.records.WriteMethods;
import java.util.Map;

/** Says which methods models have, and what they do besides storing their records. */
final class ModelWiring {
    private ModelWiring() {}

    static Calls calls(Config config, Database database, Log log) {
        Server server = new Server(config.publicUrl(), config.dbName(), schemas(), lifecycles());
        return new Calls(server, database, log, methods());
    }

    private static Map<Integer, Schema> schemas() {
        return Map.of(
                17, new Schema(Models.ALL, 17),
                18, new Schema(Models.ALL, 18),
                19, new Schema(Models.ALL, 19));
    }

    private static Map<String, Lifecycle> lifecycles() {
        return Map.of(
                "chatbot.script", new ScriptLifecycle(),
                "chatbot.script.step", new StepLifecycle(),
                "im_livechat.channel", new LivechatChannelLifecycle(),
                "mail.canned.response", new CannedResponseLifecycle(),
                "rating.rating", new RatingLifecycle(),
                "utm.source", new SourceNames());
    }

    private static Methods methods() {
        return new Methods()
                .ofEveryModel(ReadMethods.all())
                .ofEveryModel(NameMethods.all())
                .ofEveryModel(WriteMethods.all())
                .ofEveryModel(FieldMethods.all())
                .of("chatbot.script.answer", AnswerMethods.all())
                .of("im_livechat.channel", LivechatChannelMethods.all())
                .of("im_livechat.channel.rule", LivechatRuleMethods.all());
    }
}
