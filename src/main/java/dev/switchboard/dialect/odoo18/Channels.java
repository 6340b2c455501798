package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.ChannelView;
import dev.switchboard.dialect.LivechatView;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.dialect.Store;
import dev.switchboard.dialect.Wire;
import dev.switchboard.model.Persona;
import io.vertx.core.json.JsonObject;

/** Records of conversations and their members. */
final class Channels {
    static final String CHANNEL = "discuss.channel";
    static final String MEMBER = "discuss.channel.member";

    private Channels() {}

    /** Adds a conversation with its members as one person sees it. */
    static void add(Store store, ChannelView channel, Persona viewer, long busId) {
        JsonObject record = basics(channel)
                .put("anonymous_country", Wire.country(channel.anonymousCountry()))
                .put("anonymous_name", Wire.orFalse(channel.anonymousName()))
                .put("fetchChannelInfoState", "fetched")
                .put("from_message_id", false)
                .put("invitedMembers", Wire.addNothing())
                .put("is_editable", viewer.employee())
                .put("message_needaction_counter", 0)
                .put("message_needaction_counter_bus_id", busId)
                .put("operator", Records.reference(channel.operator()))
                .put("parent_channel_id", false)
                .put("rtcSessions", Wire.addNothing());
        if (channel.chatbot() != null) {
            record.put("chatbot", Chatbots.current(channel.chatbot()));
        }
        channel.memberOf(viewer).ifPresent(self -> addOwnView(record, self));
        if (viewer.employee() && channel.livechat() != null) {
            addLivechat(store, record, channel.livechat());
        }
        store.add(CHANNEL, record);
        channel.members().forEach(member -> addMember(store, member, viewer, busId));
        if (channel.operator() != null) {
            Records.member(store, channel.operator());
        }
    }

    private static void addLivechat(Store store, JsonObject record, LivechatView livechat) {
        record.put("livechatChannel", livechat.id());
        store.add("im_livechat.channel", JsonObject.of("id", livechat.id(), "name", livechat.name()));
    }

    /** What even a notification about a conversation repeats of it. */
    static JsonObject basics(ChannelView channel) {
        return new JsonObject()
                .put("id", channel.id())
                .put("allow_public_upload", channel.allowPublicUpload())
                .put("authorizedGroupFullName", false)
                .put("avatarCacheKey", "no-avatar")
                .put("channel_type", channel.channelType())
                .put("create_uid", Wire.orFalse(channel.createUid()))
                .put("defaultDisplayMode", false)
                .put("description", Wire.orFalse(channel.description()))
                .put("group_based_subscription", false)
                .put("last_interest_dt", Wire.time(channel.lastInterest()))
                .put("memberCount", channel.members().size())
                .put("name", channel.name())
                .put("uuid", channel.uuid());
    }

    private static void addOwnView(JsonObject record, MemberView self) {
        record.put("custom_channel_name", Wire.orFalse(self.customChannelName()))
                .put("custom_notifications", Wire.orFalse(self.customNotifications()))
                .put("is_pinned", self.pinned())
                .put("mute_until_dt", Wire.time(self.mutedUntil()))
                .put("state", self.foldState());
    }

    private static void addMember(Store store, MemberView member, Persona viewer, long busId) {
        JsonObject record = state(member);
        if (member.persona().is(viewer)) {
            record.mergeIn(unread(member, busId)).put("last_interest_dt", Wire.time(member.lastInterest()));
        }
        store.add(MEMBER, record);
        Records.member(store, member.persona());
    }

    /** Adds a member with what everybody may know. */
    static void addOther(Store store, MemberView member) {
        store.add(MEMBER, state(member));
        Records.member(store, member.persona());
    }

    /** A member with what everybody may know of what they have read. */
    static JsonObject state(MemberView member) {
        return key(member)
                .put("create_date", Wire.time(member.createDate()))
                .put("fetched_message_id", Wire.orFalse(member.fetchedMessageId()))
                .put("last_seen_dt", Wire.time(member.lastSeen()))
                .put("seen_message_id", Wire.orFalse(member.seenMessageId()));
    }

    /** A member with what only they themselves are told. */
    static JsonObject unread(MemberView member, long busId) {
        return key(member)
                .put("message_unread_counter", member.unreadCounter())
                .put("message_unread_counter_bus_id", busId)
                .put("new_message_separator", member.newMessageSeparator());
    }

    static JsonObject key(MemberView member) {
        return JsonObject.of(
                "id", member.id(),
                "is_bot", member.bot(),
                "persona", Records.reference(member.persona()),
                "thread", Records.thread(member.channelId()));
    }
}
