package dev.switchboard.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** One run from the first sign-in to the report. All of it happens on one event loop. */
final class Bench {
    private static final int SETTLING_MILLIS = 2_000;
    private static final int LONGEST_SILENCE_MILLIS = 3_000;
    private static final int LOOK_MILLIS = 100;
    private static final int MOST_LOOKS = 100;
    private static final String NOBODY = "no operator is available in that channel";

    private final Vertx vertx;
    private final Plan plan;
    private final Processes processes;
    private final Server server;
    private final Posts posts;
    private final People people;
    private final Report report = new Report();

    private Bench(Vertx vertx, Plan plan) {
        this.vertx = vertx;
        this.plan = plan;
        this.processes = new Processes(plan.pids());
        this.server = new Server(
                vertx, plan.target(), plan.crowd().visitors() + plan.operators().size());
        this.posts = new Posts(server);
        this.people = new People(server, posts);
    }

    /**
     * Makes a run and waits for its end.
     *
     * @throws BenchFailure if it cannot begin
     */
    static Report run(Plan plan) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            Promise<Report> report = Promise.promise();
            vertx.runOnContext(go -> new Bench(vertx, plan).run().onComplete(report));
            return report.future().await();
        } finally {
            vertx.close().await();
        }
    }

    private Future<Report> run() {
        return people.operatorsArrive(plan.operators(), plan.load().answered())
                .compose(there -> plan.operators().isEmpty() ? Future.succeededFuture() : someoneIsThere(MOST_LOOKS))
                .compose(there -> visitorsArrive())
                .compose(there -> socketsArrive())
                .compose(there -> load())
                .map(done -> checked())
                .recover(failure -> Future.failedFuture(inASentence(failure)));
    }

    /** What the network or the server refuses is no fault of this program. */
    private static Throwable inASentence(Throwable failure) {
        return failure instanceof IOException || failure instanceof VertxException
                ? new BenchFailure(String.valueOf(failure.getMessage()))
                : failure;
    }

    /** A server may take a moment to notice that an operator is there. */
    private Future<Void> someoneIsThere(int looks) {
        return server.isSomebodyThere().compose(there -> {
            if (!there && looks > 0) {
                return vertx.timer(LOOK_MILLIS, TimeUnit.MILLISECONDS).compose(later -> someoneIsThere(looks - 1));
            }
            return there ? Future.succeededFuture() : Future.failedFuture(new BenchFailure(NOBODY));
        });
    }

    private Future<Void> visitorsArrive() {
        return memory().onSuccess(bytes -> report.memory("at first", bytes))
                .compose(read -> Reading.take(vertx, processes))
                .compose(before -> people.visitorsArrive(plan.crowd().visitors())
                        .compose(there -> Reading.take(vertx, processes))
                        .onSuccess(after -> report.sessions(people.sessions(), before, after)))
                .compose(there -> people.listen())
                .compose(there -> settle());
    }

    private Future<Void> socketsArrive() {
        int count = plan.crowd().sockets();
        if (count == 0) {
            return Future.succeededFuture();
        }
        return memory().compose(before -> people.socketsArrive(count)
                        .compose(there -> settle())
                        .compose(there -> memory())
                        .onSuccess(after -> report.sockets(people.sockets(), count, before, after)))
                .mapEmpty();
    }

    private Future<Void> load() {
        if (plan.load().duration().isZero()) {
            return Future.succeededFuture();
        }
        return new Loading(vertx, plan.load(), posts, people, processes)
                .run()
                .compose(stretch -> drain(0, 0).onSuccess(drained -> report.posts(posts, stretch)))
                .compose(drained -> memory())
                .onSuccess(bytes -> report.memory("at last", bytes))
                .mapEmpty();
    }

    /** Waits until all posts are answered and have arrived, or nothing comes any more. */
    private Future<Void> drain(long arrived, int looks) {
        People.Check check = people.check();
        boolean isQuiet = check.deliveries() == arrived && looks * LOOK_MILLIS >= LONGEST_SILENCE_MILLIS;
        if (posts.underWay() == 0 && (check.lost() == 0 || isQuiet)) {
            return Future.succeededFuture();
        }
        int quiet = check.deliveries() == arrived ? looks + 1 : 0;
        return vertx.timer(LOOK_MILLIS, TimeUnit.MILLISECONDS).compose(later -> drain(check.deliveries(), quiet));
    }

    private Report checked() {
        Set<String> failures = new TreeSet<>(posts.failures());
        failures.addAll(people.failures());
        report.check(people.check(), posts.count(Post.State.FAILED), failures);
        return report;
    }

    private Future<Void> settle() {
        return vertx.timer(SETTLING_MILLIS, TimeUnit.MILLISECONDS).mapEmpty();
    }

    private Future<Map<Long, Long>> memory() {
        return vertx.executeBlocking(processes::memory);
    }
}
