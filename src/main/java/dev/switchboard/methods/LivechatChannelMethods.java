package dev.switchboard.methods;

import dev.switchboard.bus.Topic;
import dev.switchboard.db.Model;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.LivechatView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Method;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Map;

/** Methods of im_livechat.channel. */
public final class LivechatChannelMethods {
    private static final int TAKE_OUT = 3;
    private static final int ADD = 4;
    private static final String NAME = "name";
    private static final String INSIDE = "are_you_inside";
    private static final String PUBLISHED = "website_published";

    private LivechatChannelMethods() {}

    /** The methods. Joining and leaving is told to the operator's own tabs from 18.0 on. */
    public static List<Method> all() {
        return List.of(
                Method.writes(
                                "ImLivechatChannel.action_join(self)",
                                (records, model, arguments) -> changeOperators(records, model, arguments, ADD)
                                        .map(done -> true))
                        .until(17),
                Method.writes(
                                "ImLivechatChannel.action_quit(self)",
                                (records, model, arguments) -> changeOperators(records, model, arguments, TAKE_OUT)
                                        .map(done -> true))
                        .until(17),
                Method.writes("ImLivechatChannel.action_join(self)", LivechatChannelMethods::join)
                        .since(18),
                Method.writes("ImLivechatChannel.action_quit(self)", LivechatChannelMethods::quit)
                        .since(18),
                Method.reads("ImLivechatChannel.get_livechat_info(self, username=None)", LivechatInfo::of),
                Method.reads("ImLivechatChannel.action_view_rating(self)", LivechatActions::ratings),
                Method.reads("ImLivechatChannel.action_view_chatbot_scripts(self)", LivechatActions::scripts),
                Method.writes("WebsitePublishedMixin.website_publish_button(self)", LivechatChannelMethods::publish)
                        .until(18),
                Method.writes("WebsitePublishedMixin.write(self, values)", LivechatChannelMethods::write)
                        .until(18));
    }

    private static Future<Void> changeOperators(Records records, Model model, Arguments arguments, int command) {
        int user = records.env().user().id();
        return records.writes()
                .write(
                        model,
                        List.of(arguments.id(model.name())),
                        Map.of("user_ids", JsonArray.of(JsonArray.of(command, user))));
    }

    private static Future<Void> join(Records records, Model model, Arguments arguments) {
        Records acting = acting(records);
        if (acting != records && !records.env().user().livechat()) {
            throw new Refusal(Refusal.Kind.ACCESS_ERROR, "Only Live Chat operators can join Live Chat channels");
        }
        return changeOperators(acting, model, arguments, ADD).compose(done -> announce(acting, model, arguments));
    }

    private static Future<Void> quit(Records records, Model model, Arguments arguments) {
        Records acting = acting(records);
        return changeOperators(acting, model, arguments, TAKE_OUT).compose(done -> announce(acting, model, arguments));
    }

    /** In 19.0 operators may no longer change channels, so the server does it for them. */
    private static Records acting(Records records) {
        return records.env().series() >= 19 ? records.unrestricted() : records;
    }

    private static Future<Void> announce(Records records, Model model, Arguments arguments) {
        Persona.User user = records.env().user();
        return records.one(model, arguments.id(model.name()), List.of(model.field(NAME), model.field(INSIDE)))
                .map(channel -> new LivechatView(
                        channel.id(),
                        String.valueOf(channel.values().get(NAME)),
                        Boolean.TRUE.equals(channel.values().get(INSIDE))))
                .map(channel -> {
                    records.env().change().announce(Topic.of(user), new Event.LivechatJoined(channel));
                    return null;
                });
    }

    private static Future<Boolean> publish(Records records, Model model, Arguments arguments) {
        int id = arguments.id(model.name());
        return records.one(model, id, List.of(model.field(PUBLISHED)))
                .map(channel -> !Python.truthy(channel.values().get(PUBLISHED)))
                .compose(wanted -> records.writes()
                        .write(model, List.of(id), Map.of(PUBLISHED, wanted))
                        .map(done -> wanted));
    }

    /** As of every model, with another name for its parameter (golden/odoo18/18, seq 39). */
    private static Future<Boolean> write(Records records, Model model, Arguments arguments) {
        return records.writes()
                .write(model, arguments.ids(), arguments.fields("values"))
                .map(done -> true);
    }
}
