package dev.switchboard.conversation;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.GroupCommit.Outcome;
import dev.switchboard.bus.Topic;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.model.DiscussChannel;
import dev.switchboard.model.MailMessage;
import dev.switchboard.model.MailMessageSubtype;
import dev.switchboard.model.Refusal;
import dev.switchboard.outbox.WebhookEvents;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Posts messages, any number in one transaction and always with the same number of statements, whoever listens. The
 * conversations stay locked until the commit, so that within one the ids of messages ascend with those of their
 * notifications.
 */
final class Posting {
    private static final String INSERT = MailMessage.MODEL.insertMany(
            "model", "res_id", "author_id", "author_guest_id", "body", "message_type", "subtype_id", "parent_id");
    private static final String MARK = """
            WITH post AS (SELECT * FROM unnest($1::int4[], $2::int4[], $3::int4[]) AS post (channel_id, member_id, message_id)),
            touched AS (
              UPDATE discuss_channel c
              SET last_interest_dt = now() AT TIME ZONE 'utc', write_date = now() AT TIME ZONE 'utc'
              WHERE c.id IN (SELECT channel_id FROM post))
            UPDATE discuss_channel_member m
            SET seen_message_id = own.message_id, fetched_message_id = own.message_id,
                new_message_separator = own.message_id + 1, last_seen_dt = now() AT TIME ZONE 'utc'
            FROM (SELECT member_id, max(message_id) AS message_id FROM post GROUP BY member_id) own
            WHERE m.id = own.member_id""";

    private Posting() {}

    /** Posts messages in one change; a post to a place that its author may not reach is refused alone. */
    static Future<List<Outcome<MessageView>>> post(Change change, List<Post> posts) {
        return Place.find(change.tx(), posts).compose(places -> {
            List<Place> open = places.stream().flatMap(Optional::stream).toList();
            return insert(change.tx(), open)
                    .compose(messages -> mark(change.tx(), open, messages))
                    .compose(messages -> told(change, messages))
                    .map(messages -> announced(change, open, messages))
                    .map(messages -> outcomes(places, messages.iterator()));
        });
    }

    private static Future<List<MessageView>> insert(Tx tx, List<Place> places) {
        List<Post> posts = places.stream().map(Place::post).toList();
        return tx.list(
                        row -> row.getInteger(0),
                        INSERT,
                        posts.stream().map(post -> DiscussChannel.MODEL.name()).toArray(String[]::new),
                        posts.stream().map(Post::channelId).toArray(Integer[]::new),
                        posts.stream().map(post -> post.author().partner()).toArray(Integer[]::new),
                        posts.stream().map(post -> post.author().guest()).toArray(Integer[]::new),
                        posts.stream().map(Post::body).toArray(String[]::new),
                        posts.stream().map(Post::messageType).toArray(String[]::new),
                        posts.stream().map(Post::subtypeId).toArray(Integer[]::new),
                        places.stream().map(Place::parentId).toArray(Integer[]::new))
                .map(ids -> IntStream.range(0, ids.size())
                        .mapToObj(i -> message(places.get(i), ids.get(i)))
                        .toList())
                .compose(messages -> claimed(tx, posts, messages))
                .compose(messages -> ChatbotSteps.record(tx, places, messages))
                .compose(messages -> answers(tx, posts, messages));
    }

    private static Future<List<MessageView>> claimed(Tx tx, List<Post> posts, List<MessageView> messages) {
        Future<Void> taken = Future.succeededFuture();
        for (int i = 0; i < posts.size(); i++) {
            Post post = posts.get(i);
            int messageId = messages.get(i).id();
            taken = post.files().isEmpty()
                    ? taken
                    : taken.compose(before -> Claims.of(tx, post.author(), post.files()))
                            .compose(claims -> claims.hangOn(tx, post.channelId(), messageId));
        }
        return taken.map(messages);
    }

    /** Only answers and files have anything to bring along. */
    private static Future<List<MessageView>> answers(Tx tx, List<Post> posts, List<MessageView> messages) {
        boolean alone = messages.stream().allMatch(message -> message.parentId() == null)
                && posts.stream().allMatch(post -> post.files().isEmpty());
        return alone ? Future.succeededFuture(messages) : Additions.of(tx, messages);
    }

    private static MessageView message(Place place, int id) {
        Post post = place.post();
        return new MessageView(
                id,
                post.channelId(),
                place.channelName(),
                place.author(),
                post.body(),
                null,
                null,
                post.messageType(),
                post.subtypeId() == MailMessageSubtype.COMMENT,
                post.subtypeId() == MailMessageSubtype.NOTE,
                place.parentId(),
                null,
                place.now(),
                place.now(),
                place.now(),
                place.rating(),
                new MessageView.Additions(List.of(), List.of(), List.of(), post.rating(), null, post.chatbotStep()));
    }

    private static Future<List<MessageView>> mark(Tx tx, List<Place> places, List<MessageView> messages) {
        return tx.run(
                        MARK,
                        messages.stream().map(MessageView::channelId).toArray(Integer[]::new),
                        places.stream()
                                .map(place -> place.member() == null
                                        ? null
                                        : place.member().id())
                                .toArray(Integer[]::new),
                        messages.stream().map(MessageView::id).toArray(Integer[]::new))
                .map(messages);
    }

    private static Future<List<MessageView>> told(Change change, List<MessageView> messages) {
        List<Integer> ids = messages.stream().map(MessageView::id).toList();
        return WebhookEvents.tell(change, WebhookEvents.Event.MESSAGE, ids).map(messages);
    }

    private static List<MessageView> announced(Change change, List<Place> places, List<MessageView> messages) {
        for (int i = 0; i < places.size(); i++) {
            announce(change, places.get(i), messages.get(i));
        }
        return messages;
    }

    private static void announce(Change change, Place place, MessageView message) {
        String topic = Topic.channel(message.channelId());
        change.announce(topic, new Event.ChannelTouched(message.channelId(), message.date()));
        if (place.member() != null) {
            MemberView caughtUp = place.member().caughtUpTo(message.id(), message.date());
            change.announce(Topic.of(place.post().author()), new Event.UnreadCounted(caughtUp, true));
        }
        change.announce(topic, new Event.ChannelPinned(message.channelId()));
        change.announce(topic, new Event.MessagePosted(message, place.post().temporaryId()));
    }

    private static List<Outcome<MessageView>> outcomes(List<Optional<Place>> places, Iterator<MessageView> messages) {
        return places.stream()
                .map(place -> place.isPresent()
                        ? Outcome.done(messages.next())
                        : Outcome.<MessageView>refused(Refusal.notFound()))
                .toList();
    }
}
