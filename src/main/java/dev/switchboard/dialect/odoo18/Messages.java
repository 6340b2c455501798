package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.Store;
import dev.switchboard.dialect.Wire;
import dev.switchboard.model.Persona;
import dev.switchboard.model.ResPartner;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Records of messages. */
final class Messages {
    static final String MESSAGE = "mail.message";

    private Messages() {}

    /** Adds a message as one person reads it. */
    static void addFor(Store store, MessageView message, Persona reader) {
        addWithParent(store, message, reader.employee());
        JsonObject personal = JsonObject.of(
                "id", message.id(), "needaction", false, "starred", false, "trackingValues", new JsonArray());
        store.add(MESSAGE, personal);
    }

    /** Adds a message as its conversation is told of it; the author's rights decide what is in it. OdooBot has none. */
    static void addPosted(Store store, MessageView message) {
        if (message.author() instanceof PersonaView.Partner partner) {
            addWithParent(store, message, partner.internal() && partner.id() != ResPartner.ODOOBOT);
        } else {
            addWithParent(store, message.with(message.additions().withoutRating()), false);
        }
    }

    /** The answered message comes along, without what it answers itself. */
    private static void addWithParent(Store store, MessageView message, boolean forEmployee) {
        add(store, message, forEmployee);
        MessageView parent = message.additions().parent();
        store.add(MESSAGE, JsonObject.of("id", message.id(), "parentMessage", parent == null ? false : parent.id()));
        if (parent != null) {
            add(store, parent, forEmployee);
        }
    }

    /** Adds what an edit may have changed. */
    static void addEdited(Store store, MessageView message) {
        store.add(
                MESSAGE,
                new JsonObject()
                        .put("id", message.id())
                        .put("attachment_ids", MessageAdditions.attachments(message.additions()))
                        .put("body", message.body())
                        .put("pinned_at", Wire.time(message.pinnedAt()))
                        .put("recipients", new JsonArray())
                        .put("translationValue", false)
                        .put("write_date", Wire.time(message.writeDate())));
        MessageAdditions.addAttachments(store, message.additions());
    }

    private static void add(Store store, MessageView message, boolean forEmployee) {
        JsonObject record = record(message);
        if (forEmployee) {
            record.put("notifications", new JsonArray());
        }
        if (message.author() instanceof PersonaView.Guest) {
            record.put("email_from", Wire.orFalse(message.emailFrom()));
        }
        store.add(MESSAGE, record);
        MessageView.ConversationRating rating = message.conversationRating();
        store.addThread(Records.thread(message.channelId())
                .put("module_icon", "/mail/static/description/icon.png")
                .put("rating_avg", rating == null ? 0 : rating.average())
                .put("rating_count", rating == null ? 0 : rating.count()));
        if (message.author() != null) {
            Records.author(store, message.author());
        }
        MessageAdditions.add(store, message.additions());
        MessageView.ChatbotStep said = message.additions().chatbotStep();
        if (said != null) {
            Chatbots.addStep(store, message, said);
        }
    }

    private static JsonObject record(MessageView message) {
        return new JsonObject()
                .put("id", message.id())
                .put("attachment_ids", MessageAdditions.attachments(message.additions()))
                .put("author", Records.reference(message.author()))
                .put("body", message.body())
                .put("create_date", Wire.time(message.createDate()))
                .put("date", Wire.time(message.date()))
                .put("default_subject", message.channelName())
                .put("is_discussion", message.discussion())
                .put("is_note", message.note())
                .put("linkPreviews", LinkPreviews.ids(message.additions().links()))
                .put("message_type", message.messageType())
                .put("model", "discuss.channel")
                .put("pinned_at", Wire.time(message.pinnedAt()))
                .put("rating_id", MessageAdditions.rating(message.additions()))
                .put("reactions", MessageAdditions.reactions(message.additions()))
                .put("recipients", new JsonArray())
                .put("record_name", message.channelName())
                .put("res_id", message.channelId())
                .put("scheduledDatetime", false)
                .put("subject", Wire.orFalse(message.subject()))
                .put("subtype_description", false)
                .put("thread", Records.thread(message.channelId()))
                .put("write_date", Wire.time(message.writeDate()));
    }
}
