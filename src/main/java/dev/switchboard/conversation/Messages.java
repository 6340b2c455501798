package dev.switchboard.conversation;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.GroupCommit;
import dev.switchboard.bus.Log;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Html;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.Set;

/** Posts messages to conversations. */
public final class Messages {
    private static final Set<String> TYPES = Set.of("comment", "notification");
    private static final int MOST_CHARACTERS = 100_000;

    private final GroupCommit<Post, MessageView> posts;
    private final Log log;
    private final EventBus eventBus;

    /**
     * Posts through a group commit.
     *
     * @param posts see {@link #groupCommit}
     * @param log for posts that do not go through it
     * @param eventBus the node's event bus
     */
    public Messages(GroupCommit<Post, MessageView> posts, Log log, EventBus eventBus) {
        this.log = log;
        this.posts = posts;
        this.eventBus = eventBus;
    }

    /** The group commit of posts, which a verticle has to run. */
    public static GroupCommit<Post, MessageView> groupCommit(Log log) {
        return new GroupCommit<>("switchboard.post", log, Posting::post);
    }

    /**
     * Posts a message once its body is sanitised.
     *
     * @return the message as stored; fails with a {@link Refusal}: NOT_FOUND when the author may not post there,
     *     VALUE_ERROR for a message type that nobody posts, USER_ERROR for a body of more than 100,000 characters, or
     *     for a file that is not the author's
     */
    public Future<MessageView> post(Post post) {
        if (!TYPES.contains(post.messageType())) {
            return Future.failedFuture(new Refusal(
                    Refusal.Kind.VALUE_ERROR,
                    "Wrong value for mail.message.message_type: '%s'".formatted(post.messageType())));
        }
        return checkLength(post.body()).compose(checked -> submit(post.withBody(Html.sanitise(post.body()))));
    }

    /** A post whose files are refused is refused in a change of its own, and so spoils no other one. */
    private Future<MessageView> submit(Post post) {
        return post.files().isEmpty()
                ? posts.submit(eventBus, post)
                : log.write(change -> Posting.post(change, List.of(post))
                        .compose(outcomes -> outcomes.get(0).toFuture()));
    }

    /** Posts a message in a change that is under way, as {@link #post} does. */
    public static Future<MessageView> post(Change change, Post post) {
        return checkLength(post.body())
                .compose(checked -> Posting.post(change, List.of(post.withBody(Html.sanitise(post.body())))))
                .compose(outcomes -> outcomes.get(0).toFuture());
    }

    /** Refuses a body that nobody reads to its end. */
    static Future<Void> checkLength(String body) {
        return body.length() <= MOST_CHARACTERS
                ? Future.succeededFuture()
                : Future.failedFuture(new Refusal(Refusal.Kind.USER_ERROR, "This message is too long."));
    }
}
