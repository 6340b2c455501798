package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.dialect.Notification;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.Store;
import dev.switchboard.dialect.Wire;
import dev.switchboard.model.Persona;
import dev.switchboard.model.ResGroups;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.function.Consumer;

/** Words events as 18.0 does. What an event counted is told with the id before its own, see {@code busId}. */
final class Notifications {
    private Notifications() {}

    static Notification of(Event event, long id) {
        if (event instanceof Event.MessagePosted posted) {
            return messagePosted(posted);
        } else if (event instanceof Event.ChannelTouched touched) {
            return channel(touched.channelId(), "last_interest_dt", Wire.time(touched.lastInterest()));
        } else if (event instanceof Event.ChannelPinned pinned) {
            return channel(pinned.channelId(), "is_pinned", true);
        } else if (event instanceof Event.UnreadCounted unread) {
            JsonObject record = Channels.unread(unread.member(), id - 1).put("syncUnread", unread.sync());
            return changedMember(unread.member(), record);
        } else if (event instanceof Event.MessageSeen seen) {
            Object messageId = Wire.orFalse(seen.member().seenMessageId());
            return changedMember(seen.member(), Channels.key(seen.member()).put("seen_message_id", messageId));
        } else if (event instanceof Event.Typing typing) {
            return insert(store -> member(store, typing.member(), typing.typing()));
        } else if (event instanceof Event.PresenceChanged changed) {
            return presence(changed);
        } else if (event instanceof Event.FoldChanged folded) {
            return fold(folded);
        } else if (event instanceof Event.LivechatJoined joined) {
            return insert(store -> Records.livechat(store, joined.livechat()));
        } else if (event instanceof Event.CannedResponseChanged changed) {
            return insert(store -> Records.cannedResponse(store, changed.response()));
        } else if (event instanceof Event.CannedResponseDeleted deleted) {
            return insert(store -> Records.deleted(store, Records.CANNED_RESPONSE, deleted.id()));
        }
        return arrival(event, id);
    }

    private static Notification arrival(Event event, long id) {
        if (event instanceof Event.ChannelJoined joined) {
            JsonObject channel = Channels.basics(joined.channel())
                    .put("model", Channels.CHANNEL)
                    .put("is_pinned", true);
            JsonObject payload = JsonObject.of("channel", channel, "open_chat_window", joined.openWindow());
            if (joined.invitedBy() != null) {
                payload.put("invited_by_user_id", joined.invitedBy());
            }
            return new Notification("discuss.channel/joined", payload);
        } else if (event instanceof Event.MemberAdded added) {
            return insert(store -> added(store, added));
        } else if (event instanceof Event.SessionOpened opened) {
            return insert(store -> Channels.add(store, opened.channel(), operator(opened.operator()), id - 1));
        }
        return Changes.of(event);
    }

    private static Notification messagePosted(Event.MessagePosted posted) {
        Store store = new Store();
        Messages.addPosted(store, posted.message());
        JsonObject payload =
                JsonObject.of("data", store.toJson(), "id", posted.message().channelId());
        if (posted.temporaryId() != null) {
            payload.put("temporary_id", posted.temporaryId());
        }
        return new Notification("discuss.channel/new_message", payload);
    }

    private static Notification presence(Event.PresenceChanged changed) {
        JsonObject payload = JsonObject.of("im_status", changed.imStatus());
        if (changed.partnerId() != null) {
            payload.put("partner_id", changed.partnerId());
        } else {
            payload.put("guest_id", changed.guestId());
        }
        return new Notification("bus.bus/im_status_updated", payload);
    }

    private static Notification fold(Event.FoldChanged folded) {
        JsonObject payload = Records.thread(folded.channelId())
                .put("fold_state", folded.foldState())
                .put("foldStateCount", folded.stateCount());
        return new Notification("discuss.Thread/fold_state", payload);
    }

    private static void added(Store store, Event.MemberAdded added) {
        store.add(Channels.CHANNEL, JsonObject.of("id", added.channelId(), "memberCount", added.memberCount()));
        store.add(Channels.MEMBER, Channels.state(added.member()));
        Records.member(store, added.member().persona());
    }

    private static void member(Store store, MemberView member, boolean typing) {
        store.add(Channels.MEMBER, Channels.state(member).put("isTyping", typing));
        Records.member(store, member.persona());
    }

    private static Notification changedMember(MemberView member, JsonObject record) {
        return insert(store -> {
            store.add(Channels.MEMBER, record);
            Records.changedMember(store, member.persona());
        });
    }

    static Notification channel(int channelId, String field, Object value) {
        return insert(store -> store.add(Channels.CHANNEL, JsonObject.of("id", channelId, field, value)));
    }

    static Notification insert(Consumer<Store> fill) {
        Store store = new Store();
        fill.accept(store);
        return new Notification("mail.record/insert", store.toJson());
    }

    /** An operator is an employee, whatever other groups they have. */
    private static Persona operator(PersonaView.Partner partner) {
        int userId = partner.userId() == null ? 0 : partner.userId();
        return new Persona.User(userId, partner.id(), Set.of(ResGroups.INTERNAL_USER));
    }
}
