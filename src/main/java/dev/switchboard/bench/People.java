package dev.switchboard.bench;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everybody who is connected, and who of them hears which conversations. */
final class People {
    private static final int VISITORS_AT_ONCE = 8;

    private final Server server;
    private final Posts posts;
    private final List<Operator> operators = new ArrayList<>();
    private final List<Visitor> visitors = new ArrayList<>();
    private final List<Hearer> hearers = new ArrayList<>();
    private final Latencies sessions = new Latencies();
    private final Latencies sockets = new Latencies();
    private final Set<String> failures = new HashSet<>();

    /** A socket and the conversations whose messages it must get. */
    private record Hearer(Listener listener, List<Integer> conversations) {}

    /**
     * How what was answered compares with what arrived.
     *
     * @param deliveries at how many sockets how many messages arrived, all told
     * @param closed how many sockets the server has closed
     */
    record Check(long deliveries, long lost, long duplicated, long reordered, long closed) {}

    People(Server server, Posts posts) {
        this.server = server;
        this.posts = posts;
    }

    /** Signs operators in. */
    Future<Void> operatorsArrive(List<Plan.Login> logins, boolean answers) {
        return Future.all(logins.stream()
                        .map(login ->
                                Operator.arrive(server, login, posts, answers).onSuccess(this::add))
                        .toList())
                .mapEmpty();
    }

    private void add(Operator operator) {
        operators.add(operator);
        posts.expect(operator);
    }

    /** Opens sessions, a few at a time, and then a socket for each; the operators listen to all of them. */
    Future<Void> visitorsArrive(int count) {
        AtomicInteger left = new AtomicInteger(count);
        return Future.all(IntStream.range(0, VISITORS_AT_ONCE)
                        .mapToObj(lane -> visitorsArrive(left))
                        .toList())
                .mapEmpty();
    }

    private Future<Void> visitorsArrive(AtomicInteger left) {
        if (left.getAndDecrement() <= 0) {
            return Future.succeededFuture();
        }
        long due = System.nanoTime();
        return Visitor.arrive(server, posts)
                .onSuccess(visitor -> add(visitor, due))
                .compose(next -> visitorsArrive(left));
    }

    private void add(Visitor visitor, long due) {
        sessions.add(due, System.nanoTime());
        visitors.add(visitor);
        posts.expect(visitor);
        hearers.add(
                new Hearer(visitor.listener(), List.of(visitor.conversation().id())));
    }

    /** Connects the visitors who have come, and lets the operators hear them. */
    Future<Void> listen() {
        operators.forEach(operator -> hearers.add(new Hearer(operator.listener(), conversationsOf(operator))));
        return Future.all(Stream.concat(
                                visitors.stream().map(visitor -> visitor.connect(server)),
                                operators.stream().map(Operator::subscribe))
                        .toList())
                .mapEmpty();
    }

    private List<Integer> conversationsOf(Operator operator) {
        return visitors.stream()
                .map(Visitor::conversation)
                .filter(conversation -> conversation.operatorId() == operator.partnerId())
                .map(Conversation::id)
                .toList();
    }

    /** Opens sockets that only listen, all at once; one that does not open is a failure and no more. */
    Future<Void> socketsArrive(int count) {
        return Future.join(
                        IntStream.range(0, count).mapToObj(this::socketArrives).toList())
                .otherwiseEmpty()
                .mapEmpty();
    }

    private Future<Void> socketArrives(int number) {
        Listener listener = new Listener(posts::arrived);
        Optional<Visitor> owner = visitors.isEmpty() ? Optional.empty() : Optional.of(visitor(number));
        long due = System.nanoTime();
        return listener.open(server, null, owner.map(Visitor::channels).orElse(List.of()))
                .onSuccess(open -> sockets.add(due, System.nanoTime()))
                .onSuccess(open -> hearers.add(new Hearer(
                        listener,
                        owner.map(visitor -> visitor.conversation().id()).stream()
                                .toList())))
                .onFailure(failure -> failures.add(String.valueOf(failure.getMessage())));
    }

    Visitor visitor(long number) {
        return visitors.get((int) (number % visitors.size()));
    }

    int visitors() {
        return visitors.size();
    }

    Latencies sessions() {
        return sessions;
    }

    Latencies sockets() {
        return sockets;
    }

    Set<String> failures() {
        return failures;
    }

    /** Compares what was answered so far with what has arrived so far. */
    Check check() {
        var answered = posts.answered();
        long lost = hearers.stream()
                .mapToLong(hearer -> hearer.conversations().stream()
                        .flatMap(conversation -> answered.getOrDefault(conversation, List.of()).stream())
                        .filter(number -> !hearer.listener().inbox().has(number))
                        .count())
                .sum();
        return new Check(
                hearers.stream()
                        .mapToLong(hearer -> hearer.listener().inbox().size())
                        .sum(),
                lost,
                hearers.stream()
                        .mapToLong(hearer -> hearer.listener().inbox().duplicated())
                        .sum(),
                hearers.stream()
                        .mapToLong(hearer -> hearer.listener().inbox().reordered())
                        .sum(),
                hearers.stream().filter(hearer -> hearer.listener().isClosed()).count());
    }
}
