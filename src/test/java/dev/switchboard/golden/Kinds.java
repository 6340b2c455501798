package dev.switchboard.golden;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.golden.Meaning.ByKey;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the numbers in Odoo's live chat messages count: the tables that the mapping of ids goes by. */
final class Kinds {
    private static final String ATTACHMENT = "ir.attachment";
    private static final String MESSAGE = "mail.message";
    private static final String PARTNER = "res.partner";
    private static final String USER = "res.users";
    private static final String CHANNEL = "discuss.channel";
    private static final String LIVECHAT_CHANNEL = "im_livechat.channel";

    private static final String SCRIPT = "chatbot.script";
    private static final String STEP = "chatbot.script.step";
    private static final String ANSWER = "chatbot.script.answer";

    static final String NOTIFICATION_ID = "bus.bus";

    private static final Pattern MODEL = Pattern.compile("[a-z_]+(\\.[a-z_]+)+");
    private static final Pattern NOTIFICATION = Pattern.compile("([a-z_]+(?:\\.[a-z_]+)+)/\\w+");
    private static final Pattern LIVECHAT_ROUTE =
            Pattern.compile("/im_livechat/(cors/)?(init|get_session)|/im_livechat/loader/.*");

    /** Ids by the key under which they stand, whatever the record. */
    private static final Map<String, String> BY_KEY = Map.ofEntries(
            entry("action_discuss_id", "ir.actions.client"),
            entry("attachment_id", "ir.attachment"),
            entry("attachment_ids", "ir.attachment"),
            entry("answers", ANSWER),
            entry("channel_id", CHANNEL),
            entry("chatbot_script_id", SCRIPT),
            entry("create_uid", USER),
            entry("fetched_message_id", MESSAGE),
            entry("from_message_id", MESSAGE),
            entry("guest_id", "mail.guest"),
            entry("internalUserGroupId", "res.groups"),
            entry("last_message_id", MESSAGE),
            entry("livechatChannel", LIVECHAT_CHANNEL),
            entry("message", MESSAGE),
            entry("message_id", MESSAGE),
            entry("messages", MESSAGE),
            entry("mt_comment_id", "mail.message.subtype"),
            entry("parentMessage", MESSAGE),
            entry("parent_channel_id", CHANNEL),
            entry("partner_id", PARTNER),
            entry("pid", PARTNER),
            entry("previous_operator_id", PARTNER),
            entry("rating_id", "rating.rating"),
            entry("script", SCRIPT),
            entry("scriptStep", STEP),
            entry("seen_message_id", MESSAGE),
            entry("selectedAnswer", ANSWER),
            entry("selected_answer_id", ANSWER),
            entry("thread_id", CHANNEL),
            entry("uid", USER),
            entry("userId", USER),
            entry("user_id", USER));

    /** Where a key means something else in one kind of record, as {@code owner/key}. */
    private static final Map<String, String> BY_OWNER_AND_KEY = Map.of(
            LIVECHAT_CHANNEL + "/channel_id",
            LIVECHAT_CHANNEL,
            ATTACHMENT + "/before",
            ATTACHMENT,
            "mail.thread/id",
            CHANNEL);

    /** Keys whose object is a record of a model that its own keys do not tell. */
    private static final Map<String, String> OWNERS = Map.ofEntries(
            entry("message", MESSAGE),
            entry("settings", "res.users.settings"),
            entry("user_settings", "res.users.settings"),
            entry("user_id", USER),
            entry("country", "res.country"),
            entry("anonymous_country", "res.country"),
            entry("options", LIVECHAT_CHANNEL),
            entry("answers", ANSWER),
            entry("chatbotScript", SCRIPT),
            entry("script", SCRIPT),
            entry("scriptStep", STEP),
            entry("welcomeSteps", STEP),
            entry("Chatbot", "Chatbot"),
            entry("ChatbotStep", "ChatbotStep"),
            entry("currentStep", "ChatbotStep"));

    /** What the first number counts of an id that is a list; the second is a conversation's. */
    private static final Map<String, String> FIRST_PARTS = Map.of("Chatbot", SCRIPT, "ChatbotStep", STEP);

    private static final Map<String, String> PERSONAS = Map.of("partner", PARTNER, "guest", "mail.guest");

    private Kinds() {}

    /** What an id at this place counts; empty when a number there is just a number. */
    static Optional<String> of(ByKey place) {
        var byOwner = BY_OWNER_AND_KEY.get(place.owner() + "/" + place.key());
        if (byOwner != null) {
            return Optional.of(byOwner);
        }
        return switch (place.key()) {
            case "id" -> ofId(place);
            case "res_id" -> modelIn(place.siblings());
            default ->
                Relations.comodel(place.owner(), place.key()).or(() -> Optional.ofNullable(BY_KEY.get(place.key())));
        };
    }

    /** What a number of a list at this place counts. */
    static Optional<String> ofElement(ByKey place, int index) {
        var first = FIRST_PARTS.get(place.owner());
        return first == null || !place.key().equals("id") ? of(place) : Optional.of(index == 0 ? first : CHANNEL);
    }

    /** A record's own id, or that of the person or record that {@code {"id", "type"}} or {@code {"id", "model"}} names. */
    private static Optional<String> ofId(ByKey place) {
        return Optional.of(place.owner())
                .filter(owner -> !owner.isEmpty())
                .or(() -> persona(place.siblings().path("type").asText()))
                .or(() -> notification(place.siblings().path("message")))
                .or(() -> modelIn(place.siblings()));
    }

    private static Optional<String> persona(String type) {
        return Optional.ofNullable(PERSONAS.get(type));
    }

    /** A notification that was asked for over HTTP has the id that sockets tell it by. */
    private static Optional<String> notification(JsonNode message) {
        return Optional.of(NOTIFICATION_ID).filter(kind -> message.has("payload"));
    }

    /** The model that a record names, whose {@code res_id} it has. */
    static Optional<String> modelIn(JsonNode record) {
        return Stream.of("model", "res_model")
                .map(key -> record.path(key).asText())
                .filter(model -> !model.isEmpty())
                .findFirst();
    }

    /** Whose record an object is that stands at this place; empty when it is nobody's. */
    static String ownerBelow(ByKey place) {
        if (place.key().isEmpty()) {
            return place.owner();
        }
        return MODEL.matcher(place.key()).matches() ? place.key() : OWNERS.getOrDefault(place.key(), "");
    }

    static boolean isModel(String key) {
        return MODEL.matcher(key).matches();
    }

    /** Whose record the payload of a notification is, by the notification's type. */
    static String ownerOfPayload(String type) {
        var matcher = NOTIFICATION.matcher(type);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** Whose record the parameters of a route are. */
    static String ownerOfParams(String path) {
        if (path.endsWith("/attachments")) {
            return ATTACHMENT;
        }
        return LIVECHAT_ROUTE.matcher(path).matches() ? LIVECHAT_CHANNEL : "";
    }
}
