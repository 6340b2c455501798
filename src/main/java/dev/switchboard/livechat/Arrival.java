package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Topic;
import dev.switchboard.conversation.Callers;
import dev.switchboard.conversation.Channels;
import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.Post;
import dev.switchboard.dialect.ChannelView;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.ResGroups;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operator who comes into a visitor's conversation by the server's doing, with a message that says so.
 *
 * @param channelId {@code discuss.channel} id
 * @param partnerId the operator's {@code res.partner} id
 * @param text what the message says of them, as HTML
 * @param openWindow whether their web client opens the conversation at once
 */
public record Arrival(int channelId, int partnerId, String text, boolean openWindow) {
    private static final String JOIN = """
            INSERT INTO discuss_channel_member (channel_id, partner_id, last_interest_dt)
            VALUES ($1, $2, now() AT TIME ZONE 'utc')
            ON CONFLICT (channel_id, partner_id) WHERE partner_id IS NOT NULL DO UPDATE SET unpin_dt = NULL""";

    /** Makes them a member, and tells them and the conversation. */
    public Future<PersonaView.Partner> announcedIn(Change change) {
        return change.tx()
                .run(JOIN, channelId, partnerId)
                .compose(joined -> Callers.partner(change.tx(), partnerId))
                .compose(operator -> welcome(change, persona(operator)).map(operator));
    }

    /** An operator as who may do what operators do. */
    public static Persona.User persona(PersonaView.Partner partner) {
        return new Persona.User(
                Objects.requireNonNull(partner.userId()),
                partner.id(),
                Set.of(ResGroups.INTERNAL_USER, ResGroups.LIVECHAT_USER));
    }

    private Future<Void> welcome(Change change, Persona operator) {
        String body = "<div class=\"o_mail_notification\">" + text + "</div>";
        return read(change, operator)
                .map(channel -> told(change, channel, operator))
                .compose(told -> Messages.post(change, Post.notification(operator, channelId, body, null)))
                .compose(posted -> read(change, operator))
                .map(channel -> joined(change, channel, operator));
    }

    private Future<ChannelView> read(Change change, Persona operator) {
        return Channels.read(change.tx(), List.of(channelId), operator).map(channels -> channels.get(0));
    }

    private ChannelView told(Change change, ChannelView channel, Persona operator) {
        change.announce(Topic.of(operator), new Event.ChannelJoined(channel, null, openWindow));
        return channel;
    }

    private static @Nullable Void joined(Change change, ChannelView channel, Persona operator) {
        MemberView member = channel.memberOf(operator).orElseThrow();
        change.announceToJoining(
                Topic.channel(channel.id()),
                new Event.MemberAdded(channel.id(), channel.members().size(), member),
                List.of(Topic.of(operator)));
        return null;
    }
}
