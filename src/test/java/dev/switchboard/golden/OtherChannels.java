package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Odoo's Discuss has channels that are no live chats (#general, the OdooBot chat). They do not exist here, and with
 * them go their members, messages and the people that nothing else names.
 */
final class OtherChannels {
    private static final String CHANNEL = "discuss.channel";
    private static final List<String> PEOPLE = List.of("res.partner", "mail.guest");

    private final Set<Long> ids;

    /** Reads from all recordings which channels are no live chats. */
    OtherChannels(List<Recording> recordings) {
        ids = recordings.stream()
                .flatMap(recording -> recording.exchanges().stream())
                .flatMap(exchange -> exchange.line().findValues(CHANNEL).stream())
                .flatMap(records -> StreamSupport.stream(records.spliterator(), false))
                .filter(channel -> channel.has("channel_type"))
                .filter(channel -> !channel.path("channel_type").asText().equals("livechat"))
                .map(channel -> channel.path("id").asLong())
                .collect(Collectors.toSet());
    }

    /** Whether a notification is about nothing else. */
    boolean isAllOf(Notification notification) {
        var payload = notification.payload();
        return notification.type().startsWith(CHANNEL + "/")
                ? ids.contains(payload.path("id").asLong())
                : !payload.isEmpty() && without(payload).isEmpty();
    }

    /** An answer or payload without the records of these channels. */
    JsonNode without(JsonNode json) {
        var copy = json.deepCopy();
        for (var model : List.of(CHANNEL, "discuss.channel.member", "mail.message", "mail.thread")) {
            copy.findParents(model).forEach(store -> prune((ObjectNode) store));
        }
        return copy;
    }

    private void prune(ObjectNode store) {
        var before = store.deepCopy();
        remove(store, CHANNEL, channel -> has(channel.path("id")));
        remove(
                store,
                "discuss.channel.member",
                member -> has(member.path("thread").path("id")));
        remove(store, "mail.message", message -> isOfChannel(message, "res_id"));
        remove(store, "mail.thread", thread -> isOfChannel(thread, "id"));
        if (!store.equals(before)) {
            var named = named(store);
            PEOPLE.forEach(model -> remove(store, model, person -> !named.contains(model + person.path("id"))));
        }
    }

    private boolean isOfChannel(JsonNode node, String key) {
        return node.path("model").asText().equals(CHANNEL) && has(node.path(key));
    }

    private boolean has(JsonNode id) {
        return ids.contains(id.asLong());
    }

    private static void remove(ObjectNode store, String model, Predicate<JsonNode> isOut) {
        if (store.get(model) instanceof ArrayNode records) {
            for (Iterator<JsonNode> each = records.iterator(); each.hasNext(); ) {
                if (isOut.test(each.next())) {
                    each.remove();
                }
            }
            if (records.isEmpty()) {
                store.remove(model);
            }
        }
    }

    /** The people whom something in the Store names as {@code {"id", "type"}}, as model and id. */
    private static Set<String> named(ObjectNode store) {
        var named = new HashSet<String>();
        for (var parent : store.findParents("type")) {
            switch (parent.path("type").asText()) {
                case "partner" -> named.add("res.partner" + parent.path("id"));
                case "guest" -> named.add("mail.guest" + parent.path("id"));
                default -> {}
            }
        }
        return named;
    }
}
