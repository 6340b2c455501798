package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Visitors who post all the time, 200 messages a second between them, and whose sockets, like their operator's, are cut
 * at random. A post that fails is not sent again: nobody knows whether it was stored.
 */
final class LastingCrowd implements AutoCloseable {
    private static final int VISITORS = 10;
    private static final int POST_EACH_MILLIS = 5;
    private static final int CUT_EACH_MILLIS = 150;
    private static final Plan.Login DEMO = new Plan.Login("demo", "demo");

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Random random = new Random();
    private final Server server;
    private final CuttingProxy proxy;
    private final List<Visitor> visitors;
    private final List<LastingSocket> sockets = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();
    private long timer;
    private int posts;
    private int underWay;

    LastingCrowd(URI url) {
        proxy = new CuttingProxy(vertx, url, random);
        server = new Server(vertx, new Plan.Target(url, proxy.url(), "switchboard", 1), VISITORS * 2);
        Posts unused = new Posts(server);
        Operator operator = onLoop(() -> Operator.arrive(server, DEMO, unused, false));
        await().until(() -> onLoop(server::isSomebodyThere));
        visitors = onLoop(() -> Future.<Visitor>all(IntStream.range(0, VISITORS)
                        .mapToObj(number -> Visitor.arrive(server, unused))
                        .toList())
                .map(all -> all.<Visitor>list()));
        visitors.forEach(visitor -> connect(null, visitor.channels()));
        connect(operator.cookie(), List.of());
        connect(null, visitors.get(0).channels());
    }

    private void connect(@Nullable String cookie, List<String> channels) {
        LastingSocket socket = new LastingSocket(vertx, server, random, cookie, channels);
        sockets.add(socket);
        vertx.runOnContext(go -> socket.connect());
    }

    /** Begins to post and to cut. */
    void begin() {
        timer = vertx.setPeriodic(POST_EACH_MILLIS, tick -> post(visitors.get(posts % VISITORS)));
        vertx.setPeriodic(CUT_EACH_MILLIS, tick -> proxy.cutOne());
    }

    private void post(Visitor visitor) {
        String body = "message " + ++posts;
        underWay++;
        Future<Void> sent = visitor.author()
                .post(server, visitor.conversation(), body)
                .onSuccess(answer -> answered.add("<p>" + body + "</p>"))
                .onComplete(done -> underWay--);
        assert sent != null;
    }

    /** Posts no more; the cuts go on. */
    void stopPosting() {
        boolean stopped = onLoop(() -> Future.succeededFuture(vertx.cancelTimer(timer)));
        assertThat(stopped).isTrue();
    }

    int underWay() {
        return onLoop(() -> Future.succeededFuture(underWay));
    }

    /** The bodies of the posts that were answered. */
    Set<String> answered() {
        return onLoop(() -> Future.succeededFuture(Set.copyOf(answered)));
    }

    int posts() {
        return posts;
    }

    /** The ids of the conversations that a socket must hear: a visitor's own, all for the operator. */
    List<Integer> conversationsOf(int socket) {
        List<Integer> all =
                visitors.stream().map(visitor -> visitor.conversation().id()).toList();
        return socket < VISITORS ? List.of(all.get(socket)) : socket == VISITORS ? all : List.of(all.get(0));
    }

    /** All sockets: one for each visitor, the operator's, and a second one of the first visitor, who goes away at times. */
    List<LastingSocket> sockets() {
        return sockets;
    }

    /** Looks at something on the loop that it belongs to. */
    <T> T onLoop(Supplier<Future<T>> look) {
        Promise<T> seen = Promise.promise();
        vertx.runOnContext(go -> look.get().onComplete(seen));
        return seen.future().await();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
