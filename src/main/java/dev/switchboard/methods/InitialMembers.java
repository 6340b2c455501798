package dev.switchboard.methods;

import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.ResUsers;
import dev.switchboard.records.Python;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a new conversation begins with: {@code channel_partner_ids} with the commands 4 and 6, {@code channel_member_ids}
 * with the command 0, and the caller.
 */
final class InitialMembers {
    private static final String PARTNERS = "channel_partner_ids";
    private static final String MEMBERS = "channel_member_ids";
    private static final Set<String> FIELDS =
            Set.of("partner_id", "guest_id", "unpin_dt", "last_interest_dt", "fold_state", "is_pinned");

    private InitialMembers() {}

    /** Refuses other commands. */
    static void check(Map<String, @Nullable Object> values) {
        for (JsonArray command : commands(values.get(PARTNERS))) {
            if (!isCommand(command, 4, 1) && !isCommand(command, 6, 2)) {
                throw invalid("Invalid value when creating a channel with members, only 4 or 6 are allowed.");
            }
        }
        for (JsonArray command : commands(values.get(MEMBERS))) {
            if (!isCommand(command, 0, 2) || !(command.getValue(2) instanceof JsonObject member)) {
                throw invalid("Invalid value when creating a channel with memberships, only 0 is allowed.");
            }
            member.fieldNames().stream()
                    .filter(name -> !FIELDS.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw invalid("Invalid field “%s” when creating a channel with members.".formatted(name));
                    });
        }
    }

    private static boolean isCommand(JsonArray command, int number, int lastPlace) {
        return command.size() > lastPlace && Integer.valueOf(number).equals(command.getValue(0));
    }

    private static Refusal invalid(String why) {
        return new Refusal(Refusal.Kind.VALIDATION_ERROR, why);
    }

    /** The commands of a field; ids that stand alone are as good as links. */
    private static List<JsonArray> commands(@Nullable Object value) {
        List<JsonArray> commands = new ArrayList<>();
        if (value instanceof JsonArray list) {
            list.forEach(each -> commands.add(each instanceof JsonArray command ? command : JsonArray.of(4, each)));
        } else if (Python.truthy(value)) {
            throw invalid("Invalid value when creating a channel with members, only 4 or 6 are allowed.");
        }
        return commands;
    }

    /** The values of the members of a conversation, each once; nobody stands for nobody known. */
    static List<Map<String, @Nullable Object>> of(
            Map<String, @Nullable Object> values, Persona.User caller, int channelId) {
        List<Map<String, @Nullable Object>> members = new ArrayList<>();
        Set<Object> partners = new LinkedHashSet<>();
        for (JsonArray command : commands(values.get(MEMBERS))) {
            Map<String, @Nullable Object> member =
                    new LinkedHashMap<>(command.getJsonObject(2).getMap());
            Object partner = member.get("partner_id");
            if (!(partner instanceof Integer) || partners.add(partner)) {
                members.add(member);
            }
        }
        for (Object partner : partners(values, caller)) {
            if (partners.add(partner)) {
                members.add(new LinkedHashMap<>(Map.of("partner_id", partner)));
            }
        }
        members.forEach(member -> member.put("channel_id", channelId));
        return members;
    }

    private static Set<Object> partners(Map<String, @Nullable Object> values, Persona.User caller) {
        Set<Object> partners = new LinkedHashSet<>();
        if (caller.id() != ResUsers.PUBLIC) {
            partners.add(caller.partnerId());
        }
        for (JsonArray command : commands(values.get(PARTNERS))) {
            if (command.getValue(command.getInteger(0) == 4 ? 1 : 2) instanceof JsonArray ids) {
                ids.forEach(partners::add);
            } else {
                partners.add(command.getValue(1));
            }
        }
        return partners;
    }
}
