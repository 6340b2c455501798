package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.AttachmentView;
import dev.switchboard.dialect.Store;
import dev.switchboard.dialect.ThreadView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;

/** Records of conversations as threads, which every model with messages is one of. */
final class Threads {
    private Threads() {}

    static void add(Store store, ThreadView thread, Collection<?> requested) {
        JsonObject record = Records.thread(thread.channelId());
        if (!thread.readable()) {
            record.put("hasReadAccess", false).put("hasWriteAccess", false);
        } else if (!requested.isEmpty()) {
            record.put("hasReadAccess", true)
                    .put("hasWriteAccess", thread.writable())
                    .put("canPostOnReadonly", true);
            addRequested(store, record, thread, requested);
        }
        store.addThread(record);
    }

    /** Nobody follows a conversation besides being in it. */
    private static void addRequested(Store store, JsonObject record, ThreadView thread, Collection<?> requested) {
        if (requested.contains("attachments")) {
            record.put("areAttachmentsLoaded", true)
                    .put("isLoadingAttachments", false)
                    .put("attachments", ids(thread));
            thread.attachments().forEach(attachment -> MessageAdditions.addAttachment(store, attachment));
        }
        if (requested.contains("followers")) {
            record.put("followers", new JsonArray())
                    .put("followersCount", 0)
                    .put("recipients", new JsonArray())
                    .put("recipientsCount", 0)
                    .put("selfFollower", false);
        }
        if (requested.contains("suggestedRecipients")) {
            record.put("suggestedRecipients", new JsonArray());
        }
    }

    private static JsonArray ids(ThreadView thread) {
        return new JsonArray(
                thread.attachments().stream().map(AttachmentView::id).toList());
    }
}
