package dev.switchboard.bench;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All posts of a run, and how long they and their delivery took. */
final class Posts {
    private static final Pattern BODY = Pattern.compile("bench (\\w+) (\\d+)");

    /** Messages of another run, which a server may still replay, are none of ours. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private final Server server;
    private final List<Post> posts = new ArrayList<>();
    private final Map<Integer, Inbox> operators = new HashMap<>();
    private final Map<Integer, Inbox> visitors = new HashMap<>();
    private final Latencies answers = new Latencies();
    private final Latencies deliveries = new Latencies();
    private final Set<String> failures = new HashSet<>();
    private int underWay;

    Posts(Server server) {
        this.server = server;
    }

    /** Lets it be known whose socket awaits what visitors write. */
    void expect(Operator operator) {
        operators.put(operator.partnerId(), operator.listener().inbox());
    }

    /** Lets it be known whose socket awaits what their operator answers. */
    void expect(Visitor visitor) {
        visitors.put(visitor.conversation().id(), visitor.listener().inbox());
    }

    /**
     * Posts for a visitor.
     *
     * @param due when it should be sent; its latency counts from there
     * @return succeeds when the answer is there, whatever it is
     */
    @CanIgnoreReturnValue
    Future<Void> send(Visitor visitor, long due, boolean measured) {
        Conversation conversation = visitor.conversation();
        return send(
                visitor.author(),
                new Post(posts.size(), due, measured, conversation, operators.get(conversation.operatorId())));
    }

    /** Posts an operator's answer to a message that has just arrived. */
    void answer(Author operator, Post post) {
        Conversation conversation = post.conversation();
        Post answer = new Post(
                posts.size(), System.nanoTime(), post.isMeasured(), conversation, visitors.get(conversation.id()));
        send(operator, answer).onFailure(unexpected -> failures.add(unexpected.toString()));
    }

    private Future<Void> send(Author author, Post post) {
        posts.add(post);
        underWay++;
        return author.post(server, post.conversation(), "bench " + run + " " + post.number())
                .onSuccess(answer -> answered(post))
                .onFailure(failure -> failed(post, failure))
                .eventually(this::finished)
                .otherwiseEmpty();
    }

    private void answered(Post post) {
        post.state(Post.State.ANSWERED);
        if (post.isMeasured()) {
            answers.add(post.due(), System.nanoTime());
        }
    }

    private void failed(Post post, Throwable failure) {
        post.state(Post.State.FAILED);
        failures.add(String.valueOf(failure.getMessage()));
    }

    private Future<Void> finished() {
        underWay--;
        return Future.succeededFuture();
    }

    /**
     * Notes a message that was announced to a socket.
     *
     * @return the post that it is, if it is one of this run and came for the first time
     */
    @CanIgnoreReturnValue
    Optional<Post> arrived(Inbox inbox, JsonObject message) {
        Matcher body = BODY.matcher(message.getString("body", ""));
        if (!body.find() || !body.group(1).equals(run)) {
            return Optional.empty();
        }
        Post post = posts.get(Integer.parseInt(body.group(2)));
        if (!inbox.take(post.number(), post.conversation().id(), message.getLong("id"))) {
            return Optional.empty();
        }
        if (post.isMeasured() && post.isAwaitedBy(inbox)) {
            deliveries.add(post.due(), System.nanoTime());
        }
        return Optional.of(post);
    }

    int underWay() {
        return underWay;
    }

    Latencies answers() {
        return answers;
    }

    Latencies deliveries() {
        return deliveries;
    }

    /** What went wrong, each kind once. */
    Set<String> failures() {
        return failures;
    }

    long count(Post.State state) {
        return posts.stream().filter(post -> post.state() == state).count();
    }

    /** The numbers of the answered posts, by conversation. */
    Map<Integer, List<Integer>> answered() {
        return posts.stream()
                .filter(post -> post.state() == Post.State.ANSWERED)
                .collect(Collectors.groupingBy(
                        post -> post.conversation().id(), Collectors.mapping(Post::number, Collectors.toList())));
    }
}
