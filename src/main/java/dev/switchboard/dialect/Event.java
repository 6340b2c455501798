package dev.switchboard.dialect;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Something that happened, in no series' words; stored in the log as JSON and rendered by each {@link Dialect}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes({
    @JsonSubTypes.Type(Event.ChannelJoined.class),
    @JsonSubTypes.Type(Event.MemberAdded.class),
    @JsonSubTypes.Type(Event.SessionOpened.class),
    @JsonSubTypes.Type(Event.ChannelTouched.class),
    @JsonSubTypes.Type(Event.ChannelPinned.class),
    @JsonSubTypes.Type(Event.MessagePosted.class),
    @JsonSubTypes.Type(Event.UnreadCounted.class),
    @JsonSubTypes.Type(Event.MessageSeen.class),
    @JsonSubTypes.Type(Event.FoldChanged.class),
    @JsonSubTypes.Type(Event.Typing.class),
    @JsonSubTypes.Type(Event.PresenceChanged.class),
    @JsonSubTypes.Type(Event.ReloadNeeded.class)
})
public sealed interface Event {

    /** Told to a new member: you are in this conversation now. */
    record ChannelJoined(ChannelView channel) implements Event {}

    /** Told to a conversation: somebody came in. */
    record MemberAdded(int channelId, int memberCount, MemberView member) implements Event {}

    /** Told to an operator: a visitor opened this session with you. */
    record SessionOpened(ChannelView channel, PersonaView.Partner operator) implements Event {}

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

    /** Told to a member's own tabs: the window was opened, folded or closed. */
    record FoldChanged(int channelId, String foldState, int stateCount) implements Event {}

    /** Told to a conversation, and not stored: a member types, or stopped. */
    record Typing(MemberView member, boolean typing) implements Event {}

    /** Told to whoever follows a persona, and not stored. One of the ids is set. */
    record PresenceChanged(
            @Nullable Integer partnerId, @Nullable Integer guestId, String imStatus) implements Event {}

    /** Told to one socket, and not stored: what it missed cannot be replayed, so fetch everything anew. */
    record ReloadNeeded() implements Event {}
}
