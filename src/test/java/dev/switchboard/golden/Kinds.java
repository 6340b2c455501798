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
            entry("channel_id", CHANNEL),
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
            entry("seen_message_id", MESSAGE),
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
    private static final Map<String, String> OWNERS = Map.of(
            "message", MESSAGE,
            "settings", "res.users.settings",
            "user_settings", "res.users.settings",
            "user_id", USER,
            "country", "res.country",
            "anonymous_country", "res.country",
            "options", LIVECHAT_CHANNEL);

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
