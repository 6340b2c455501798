package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.AttachmentView;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.RatingView;
import dev.switchboard.dialect.ReactionView;
import dev.switchboard.dialect.Store;
import dev.switchboard.dialect.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Records of what hangs on messages. */
final class MessageAdditions {
    private static final String ATTACHMENT = "ir.attachment";

    private MessageAdditions() {}

    static void add(Store store, MessageView.Additions additions) {
        addAttachments(store, additions);
        additions.links().forEach(link -> LinkPreviews.add(store, link));
        additions.reactions().forEach(reaction -> addReaction(store, reaction));
        RatingView rating = additions.rating();
        if (rating != null) {
            store.add(
                    "rating.rating",
                    JsonObject.of(
                            "id", rating.id(),
                            "rating", rating.rating(),
                            "rating_image_url", rating.imageUrl(),
                            "rating_text", rating.text()));
        }
    }

    static void addAttachments(Store store, MessageView.Additions additions) {
        additions.attachments().forEach(attachment -> addAttachment(store, attachment));
    }

    static void addAttachment(Store store, AttachmentView attachment) {
        store.add(ATTACHMENT, attachment(attachment));
    }

    /** A file as everybody in its conversation reads it: whoever reads the conversation needs no token. */
    static JsonObject attachment(AttachmentView attachment) {
        AttachmentView.ThreadName thread = attachment.thread();
        return new JsonObject()
                .put("id", attachment.id())
                .put("checksum", attachment.checksum())
                .put("create_date", Wire.time(attachment.createDate()))
                .put("filename", attachment.name())
                .put("mimetype", attachment.mimetype())
                .put("name", attachment.name())
                .put("res_name", thread == null ? false : thread.name())
                .put("size", attachment.size())
                .put("thread", thread == null ? false : Records.thread(thread.channelId()))
                .put("type", "binary")
                .put("url", false)
                .put("voice", false);
    }

    /** Who chose an emoji now; nobody is told by taking the emoji off the message. */
    static void addChanged(Store store, ReactionView reaction) {
        JsonArray change = reaction.personas().isEmpty()
                ? JsonArray.of("DELETE", key(reaction))
                : JsonArray.of("ADD", JsonArray.of(key(reaction)));
        store.add(Messages.MESSAGE, JsonObject.of("id", reaction.messageId(), "reactions", JsonArray.of(change)));
        if (!reaction.personas().isEmpty()) {
            addReaction(store, reaction);
        }
    }

    /** Everybody who put one emoji on one message. */
    private static void addReaction(Store store, ReactionView reaction) {
        store.addReaction(key(reaction)
                .put("count", reaction.personas().size())
                .put(
                        "personas",
                        new JsonArray(reaction.personas().stream()
                                .map(Records::reference)
                                .toList()))
                .put("sequence", reaction.sequence()));
        reaction.personas().forEach(persona -> Records.reactor(store, persona));
    }

    static JsonObject key(ReactionView reaction) {
        return JsonObject.of("message", reaction.messageId(), "content", reaction.content());
    }

    static JsonArray attachments(MessageView.Additions additions) {
        return new JsonArray(
                additions.attachments().stream().map(AttachmentView::id).toList());
    }

    static JsonArray reactions(MessageView.Additions additions) {
        return new JsonArray(
                additions.reactions().stream().map(MessageAdditions::key).toList());
    }

    static Object rating(MessageView.Additions additions) {
        RatingView rating = additions.rating();
        return rating == null ? false : rating.id();
    }
}
