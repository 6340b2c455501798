package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.Notification;
import dev.switchboard.dialect.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Words what members do to a conversation besides talking, as 18.0 does. */
final class Changes {
    private Changes() {}

    static Notification of(Event event) {
        if (event instanceof Event.ChannelChanged changed) {
            JsonObject record = JsonObject.of("id", changed.channelId()).mergeIn(new JsonObject(changed.values()));
            return Notifications.insert(store -> store.add(Channels.CHANNEL, record));
        } else if (event instanceof Event.ChannelUnpinned unpinned) {
            return new Notification("discuss.channel/unpin", JsonObject.of("id", unpinned.channelId()));
        } else if (event instanceof Event.ChannelLeft left) {
            return left(left.channelId());
        } else if (event instanceof Event.ChannelDeleted deleted) {
            return new Notification("discuss.channel/delete", JsonObject.of("id", deleted.channelId()));
        } else if (event instanceof Event.MemberLeft left) {
            return memberLeft(left);
        } else if (event instanceof Event.CustomNameChanged changed) {
            return Notifications.channel(changed.channelId(), "custom_channel_name", Wire.orFalse(changed.name()));
        }
        return ofMessages(event);
    }

    private static Notification ofMessages(Event event) {
        if (event instanceof Event.MessagePinned pinned) {
            JsonObject record = JsonObject.of("id", pinned.messageId(), "pinned_at", Wire.time(pinned.pinnedAt()));
            return Notifications.insert(store -> store.add(Messages.MESSAGE, record));
        } else if (event instanceof Event.ReactionChanged changed) {
            return Notifications.insert(store -> MessageAdditions.addChanged(store, changed.reaction()));
        } else if (event instanceof Event.LinksShown shown) {
            return Notifications.insert(store -> LinkPreviews.addShown(store, shown));
        } else if (event instanceof Event.LinkHidden hidden) {
            return Notifications.insert(store -> LinkPreviews.addHidden(store, hidden));
        } else if (event instanceof Event.MessageEdited edited) {
            return Notifications.insert(store -> Messages.addEdited(store, edited.message()));
        }
        return toSomebody(event);
    }

    private static Notification toSomebody(Event event) {
        if (event instanceof Event.TransientMessage message) {
            JsonObject payload = JsonObject.of("body", message.body(), "thread", Records.thread(message.channelId()));
            return new Notification("discuss.channel/transient_message", payload);
        } else if (event instanceof Event.HistoryWanted wanted) {
            return new Notification("im_livechat.history_command", JsonObject.of("id", wanted.channelId()));
        } else if (event instanceof Event.GuestRenamed renamed) {
            return Notifications.insert(store -> store.add(Records.GUEST, Records.guest(renamed.guest())));
        } else if (event instanceof Event.SettingsChanged changed) {
            return new Notification("res.users.settings", new JsonObject(changed.values()));
        }
        if (event instanceof Event.AttachmentDeleted deleted) {
            return attachmentDeleted(deleted);
        }
        if (event instanceof Event.QueueMoved moved) {
            return queueMoved(moved);
        }
        return event instanceof Event.Notified notified
                ? notice(notified)
                : new Notification("switchboard.bus/reload", new JsonObject());
    }

    /** Only our own widget asks for it. */
    private static Notification queueMoved(Event.QueueMoved moved) {
        JsonObject place =
                JsonObject.of("id", moved.livechatChannelId(), "place", moved.place(), "wait", moved.seconds());
        return new Notification("mail.record/insert", JsonObject.of("switchboard.queue", JsonArray.of(place)));
    }

    private static Notification notice(Event.Notified notified) {
        JsonObject payload = JsonObject.of(
                "type", "warning", "title", notified.title(), "message", notified.message(), "sticky", true);
        return new Notification("simple_notification", payload);
    }

    private static Notification attachmentDeleted(Event.AttachmentDeleted deleted) {
        JsonObject message = deleted.messageId() == null
                ? null
                : JsonObject.of("id", deleted.messageId(), "write_date", Wire.time(deleted.writeDate()));
        return new Notification("ir.attachment/delete", JsonObject.of("id", deleted.id(), "message", message));
    }

    private static Notification left(int channelId) {
        JsonObject record = JsonObject.of("id", channelId, "is_pinned", false, "isLocallyPinned", false);
        JsonObject payload = JsonObject.of(Channels.CHANNEL, JsonArray.of(record));
        return new Notification("discuss.channel/leave", payload);
    }

    private static Notification memberLeft(Event.MemberLeft left) {
        JsonArray members = JsonArray.of(JsonArray.of("DELETE", JsonArray.of(JsonObject.of("id", left.memberId()))));
        JsonObject record =
                JsonObject.of("id", left.channelId(), "channelMembers", members, "memberCount", left.memberCount());
        return Notifications.insert(store -> store.add(Channels.CHANNEL, record));
    }
}
