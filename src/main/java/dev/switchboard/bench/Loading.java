package dev.switchboard.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Sends the posts of a run: at a fixed rate, or as fast as the answers come. */
final class Loading {
    private final Vertx vertx;
    private final Plan.Load load;
    private final Posts posts;
    private final People people;
    private final Processes processes;

    /**
     * The stretch that counts.
     *
     * @param begin when warming up was over
     * @param end when the last post was sent
     */
    record Stretch(Reading begin, Reading end) {}

    Loading(Vertx vertx, Plan.Load load, Posts posts, People people, Processes processes) {
        this.vertx = vertx;
        this.load = load;
        this.posts = posts;
        this.people = people;
        this.processes = processes;
    }

    /** Warms up, and then posts what counts. */
    Future<Stretch> run() {
        return send(load.warmUp(), false)
                .compose(warm -> Reading.take(vertx, processes))
                .compose(begin -> send(load.duration(), true)
                        .compose(sent -> Reading.take(vertx, processes))
                        .map(end -> new Stretch(begin, end)));
    }

    private Future<Void> send(Duration time, boolean measured) {
        if (load.isClosed()) {
            return new ClosedLoop(load.lanes(), time)
                    .run(lane -> posts.send(people.visitor(lane), System.nanoTime(), measured))
                    .mapEmpty();
        }
        return new FixedRateLoop(vertx, load.rate(), time)
                .run((number, due) -> posts.send(people.visitor(number), due, measured));
    }
}
