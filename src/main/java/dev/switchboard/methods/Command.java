package dev.switchboard.methods;

import dev.switchboard.model.Persona;
import dev.switchboard.records.Method;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a command that employees type in the place of a message (Odoo: the registry
 * discuss.channel_commands).
 *
 * @param name what is typed after the stroke
 * @param help what it does, in a few words
 * @param channelTypes the kinds of conversation that it is for; none for every kind
 * @param forOperators whether only those may use it who answer visitors
 * @param body what it does
 */
record Command(String name, String help, Set<String> channelTypes, boolean forOperators, Method.Body body) {

    /** Whether somebody may use it in a kind of conversation. */
    boolean isFor(Persona.User caller, @Nullable Object channelType) {
        return (channelTypes.isEmpty() || channelTypes.contains(String.valueOf(channelType)))
                && (!forOperators || caller.livechat());
    }

    /** The method of discuss.channel that clients call for it. */
    Method method() {
        return Method.writes("DiscussChannel.execute_command_%s(self, **kwargs)".formatted(name), body);
    }

    JsonObject json() {
        return JsonObject.of("name", name, "help", help);
    }
}
