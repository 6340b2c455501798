package dev.switchboard.dialect;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened, in no series' words; stored in the log as JSON and rendered by each {@link Dialect}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.ChannelJoined.class, name = "channel_joined"),
    @JsonSubTypes.Type(value = Event.MemberAdded.class, name = "member_added"),
    @JsonSubTypes.Type(value = Event.SessionOpened.class, name = "session_opened"),
    @JsonSubTypes.Type(value = Event.ChannelTouched.class, name = "channel_touched"),
    @JsonSubTypes.Type(value = Event.ChannelPinned.class, name = "channel_pinned"),
    @JsonSubTypes.Type(value = Event.LivechatJoined.class, name = "livechat_joined"),
    @JsonSubTypes.Type(value = Event.CannedResponseChanged.class, name = "canned_response_changed"),
    @JsonSubTypes.Type(value = Event.CannedResponseDeleted.class, name = "canned_response_deleted"),
    @JsonSubTypes.Type(value = Event.MessagePosted.class, name = "message_posted"),
    @JsonSubTypes.Type(value = Event.UnreadCounted.class, name = "unread_counted"),
    @JsonSubTypes.Type(value = Event.MessageSeen.class, name = "message_seen"),
    @JsonSubTypes.Type(value = Event.FoldChanged.class, name = "fold_changed"),
    @JsonSubTypes.Type(value = Event.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = Event.PresenceChanged.class, name = "presence_changed"),
    @JsonSubTypes.Type(value = Event.ChannelChanged.class, name = "channel_changed"),
    @JsonSubTypes.Type(value = Event.ChannelUnpinned.class, name = "channel_unpinned"),
    @JsonSubTypes.Type(value = Event.ChannelLeft.class, name = "channel_left"),
    @JsonSubTypes.Type(value = Event.ChannelDeleted.class, name = "channel_deleted"),
    @JsonSubTypes.Type(value = Event.MemberLeft.class, name = "member_left"),
    @JsonSubTypes.Type(value = Event.CustomNameChanged.class, name = "custom_name_changed"),
    @JsonSubTypes.Type(value = Event.MessagePinned.class, name = "message_pinned"),
    @JsonSubTypes.Type(value = Event.TransientMessage.class, name = "transient_message"),
    @JsonSubTypes.Type(value = Event.HistoryWanted.class, name = "history_wanted"),
    @JsonSubTypes.Type(value = Event.SettingsChanged.class, name = "settings_changed"),
    @JsonSubTypes.Type(value = Event.ReloadNeeded.class, name = "reload_needed"),
    @JsonSubTypes.Type(value = Event.AttachmentDeleted.class, name = "attachment_deleted"),
    @JsonSubTypes.Type(value = Event.ReactionChanged.class, name = "reaction_changed"),
    @JsonSubTypes.Type(value = Event.LinksShown.class, name = "links_shown"),
    @JsonSubTypes.Type(value = Event.LinkHidden.class, name = "link_hidden"),
    @JsonSubTypes.Type(value = Event.MessageEdited.class, name = "message_edited"),
    @JsonSubTypes.Type(value = Event.GuestRenamed.class, name = "guest_renamed"),
    @JsonSubTypes.Type(value = Event.Notified.class, name = "notified"),
    @JsonSubTypes.Type(value = Event.QueueMoved.class, name = "queue_moved")
})
public sealed interface Event {

    /**
     * Told to a new member: you are in this conversation now.
     *
     * @param invitedBy the {@code res.users} id of who brought them in, if it was somebody else
     * @param openWindow whether their client is to open it at once
     */
    record ChannelJoined(ChannelView channel, @Nullable Integer invitedBy, boolean openWindow) implements Event {

        /** Somebody came in by themselves. */
        public ChannelJoined(ChannelView channel) {
            this(channel, null, false);
        }
    }

    /** Told to a conversation: somebody came in. */
    record MemberAdded(int channelId, int memberCount, MemberView member) implements Event {}

    /** Told to an operator: a visitor opened this session with you. */
    record SessionOpened(ChannelView channel, PersonaView.Partner operator) implements Event {}

    /** Told to an operator's own tabs: they are an operator of a live chat channel now, or no longer. */
    record LivechatJoined(LivechatView livechat) implements Event {}

    /** Told to whoever has it at hand: a canned response is there, with this text. */
    record CannedResponseChanged(CannedResponseView response) implements Event {}

    /** Told to whoever had it at hand: a canned response is no more. */
    record CannedResponseDeleted(int id) implements Event {}

    /** Told to a conversation: something was said at this time. */
    record ChannelTouched(int channelId, LocalDateTime lastInterest) implements Event {}

    /** Told to a conversation: it shows in everybody's list again. */
    record ChannelPinned(int channelId) implements Event {}

    /**
     * Told to a conversation: a new message.
     *
     * @param temporaryId what the author's client called the message until now: a number or a text
     */
    record MessagePosted(MessageView message, @Nullable Object temporaryId) implements Event {}

    /**
     * Told to a member: what is unread now.
     *
     * @param sync whether the member's other tabs take this over at once
     */
    record UnreadCounted(MemberView member, boolean sync) implements Event {}

    /** Told to a conversation: a member has seen it up to a message. */
    record MessageSeen(MemberView member) implements Event {}

    /** Told to a member's own tabs: the window was opened, folded or closed; they count such changes, or do not. */
    record FoldChanged(
            int channelId, String foldState, @Nullable Integer stateCount) implements Event {}

    /** Told to a conversation, and not stored: a member types, or stopped. */
    record Typing(MemberView member, boolean typing) implements Event {}

    /** Told to whoever follows a persona, and not stored. One of the ids is set. */
    record PresenceChanged(
            @Nullable Integer partnerId, @Nullable Integer guestId, String imStatus) implements Event {}

    /** Told to a conversation: what changed of it, in Odoo's JSON shapes by field. */
    record ChannelChanged(int channelId, Map<String, Object> values) implements Event {}

    /** Told to a member's own tabs: they put the conversation away. */
    record ChannelUnpinned(int channelId) implements Event {}

    /** Told to somebody's own tabs: they are no longer in this conversation. */
    record ChannelLeft(int channelId) implements Event {}

    /** Told to a conversation: it is no more. */
    record ChannelDeleted(int channelId) implements Event {}

    /** Told to a conversation: a member left. */
    record MemberLeft(int channelId, int memberId, int memberCount) implements Event {}

    /** Told to a member's own tabs: what they call the conversation; {@code null} for its own name. */
    record CustomNameChanged(int channelId, @Nullable String name) implements Event {}

    /** Told to a conversation: a message was pinned to it, or is no longer. */
    record MessagePinned(int messageId, @Nullable LocalDateTime pinnedAt) implements Event {}

    /** Told to one person: HTML that only they see, and only until they reload. */
    record TransientMessage(int channelId, String body) implements Event {}

    /**
     * Told to a conversation: an operator wants to know which pages the visitor saw.
     *
     * @param partnerId the operator's {@code res.partner} id
     */
    record HistoryWanted(int channelId, int partnerId) implements Event {}

    /** Told to a user's own tabs: settings that changed, in Odoo's JSON shapes by field. */
    record SettingsChanged(Map<String, Object> values) implements Event {}

    /** Told to one socket, and not stored: what it missed cannot be replayed, so fetch everything anew. */
    record ReloadNeeded() implements Event {}

    /**
     * Told to a conversation, or to who had it ready to post: a file is no more.
     *
     * @param messageId the message that had it
     * @param writeDate when that message changed by it
     */
    record AttachmentDeleted(
            int id, @Nullable Integer messageId, @Nullable LocalDateTime writeDate) implements Event {}

    /** Told to a conversation: who chose an emoji of a message has changed. */
    record ReactionChanged(ReactionView reaction) implements Event {}

    /** Told to a conversation: a message says something else now; nothing at all once it was deleted. */
    record MessageEdited(MessageView message) implements Event {}

    /** Told to a conversation: what the links in a message show, all of them in the order in which they stand there. */
    record LinksShown(int messageId, List<LinkPreviewView> links) implements Event {}

    /**
     * Told to a conversation: what a link shows is shown no longer.
     *
     * @param linkId {@code mail.link.preview} id
     */
    record LinkHidden(int messageId, int linkId) implements Event {}

    /** Told to a guest and to the guest's conversations: what they are called now. */
    record GuestRenamed(PersonaView.Guest guest) implements Event {}

    /** Told to one person's tabs: a notice, as plain text. */
    record Notified(String title, String message) implements Event {}

    /**
     * Told to a guest who waits in line for an operator.
     *
     * @param livechatChannelId {@code im_livechat.channel} id
     * @param place 1 for who is next; 0 for who has a conversation now
     * @param seconds for how many seconds, as far as that is known
     */
    record QueueMoved(
            int livechatChannelId, int place, @Nullable Integer seconds) implements Event {}
}
