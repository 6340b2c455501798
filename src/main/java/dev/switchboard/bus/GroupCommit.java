package dev.switchboard.bus;

import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.pgclient.PgException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Lets requests that arrive together share one transaction. While one is under way the next ones gather; nobody waits
 * for company. A request that is refused leaves its companions alone, and so does one that the database refuses.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class GroupCommit<Q, A> {
    private static final int MOST_AT_ONCE = 100;

    private final String address;
    private final Log log;
    private final BiFunction<Change, List<Q>, Future<List<Outcome<A>>>> work;
    private final Deque<Message<Parcel>> waiting = new ArrayDeque<>();
    private boolean busy;

    /** What crosses the node's event bus, as it is. */
    record Parcel(Object content) {}

    /**
     * Groups requests.
     *
     * @param address the event bus address, one for each kind of request
     * @param log where the changes go
     * @param work carries out requests in one change and gives one outcome for each, in their order
     */
    public GroupCommit(String address, Log log, BiFunction<Change, List<Q>, Future<List<Outcome<A>>>> work) {
        this.address = address;
        this.log = log;
        this.work = work;
    }

    /** Asks, from any thread of this node. */
    @SuppressWarnings("unchecked") // only the work of this group answers at its address
    public Future<A> submit(EventBus eventBus, Q request) {
        return eventBus.<Parcel>request(address, new Parcel(request), Addresses.LOCAL)
                .compose(reply -> ((Outcome<A>) reply.body().content()).toFuture());
    }

    /** Begins to work, on the context of the verticle that calls. */
    void start(Vertx vertx) {
        vertx.eventBus().<Parcel>localConsumer(address, message -> {
            waiting.add(message);
            next();
        });
    }

    private void next() {
        if (busy || waiting.isEmpty()) {
            return;
        }
        busy = true;
        List<Message<Parcel>> group = new ArrayList<>();
        while (group.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        commit(group).onComplete(done -> {
            busy = false;
            next();
        });
    }

    private Future<Void> commit(List<Message<Parcel>> group) {
        return write(group)
                .recover(failure -> apart(group, failure))
                .onSuccess(outcomes -> reply(group, outcomes))
                .onFailure(failure -> group.forEach(message -> message.fail(500, String.valueOf(failure.getMessage()))))
                .mapEmpty();
    }

    @SuppressWarnings("unchecked") // only submit() sends to this address
    private Future<List<Outcome<A>>> write(List<Message<Parcel>> group) {
        List<Q> requests =
                group.stream().map(message -> (Q) message.body().content()).toList();
        return log.write(change -> work.apply(change, requests));
    }

    /**
     * Tries each alone when the database refused a statement of theirs. After any other failure the fate of the commit
     * is not known, and a second try could do things twice.
     */
    private Future<List<Outcome<A>>> apart(List<Message<Parcel>> group, Throwable failure) {
        if (group.size() == 1 || !(failure instanceof PgException)) {
            return Future.failedFuture(failure);
        }
        Future<List<Outcome<A>>> outcomes = Future.succeededFuture(new ArrayList<>());
        for (Message<Parcel> one : group) {
            outcomes = outcomes.compose(list -> alone(one).map(outcome -> {
                list.add(outcome);
                return list;
            }));
        }
        return outcomes;
    }

    private Future<Outcome<A>> alone(Message<Parcel> message) {
        return write(List.of(message))
                .map(outcomes -> outcomes.get(0))
                .recover(failure -> Future.succeededFuture(Outcome.broken(failure)));
    }

    private void reply(List<Message<Parcel>> group, List<Outcome<A>> outcomes) {
        for (int i = 0; i < group.size(); i++) {
            group.get(i).reply(new Parcel(outcomes.get(i)));
        }
    }

    /** How one request of a group ended. */
    public sealed interface Outcome<A> {
        /** It was done. */
        record Done<A>(A answer) implements Outcome<A> {}

        /** It was not done. */
        record NotDone<A>(Throwable why) implements Outcome<A> {}

        /** It was done, with this answer. */
        static <A> Outcome<A> done(A answer) {
            return new Done<>(answer);
        }

        /** It was refused, and nothing was changed for it. */
        static <A> Outcome<A> refused(Refusal refusal) {
            return new NotDone<>(refusal);
        }

        private static <A> Outcome<A> broken(Throwable failure) {
            return new NotDone<>(failure);
        }

        /** The answer, or why there is none. */
        default Future<A> toFuture() {
            return this instanceof Done<A> done
                    ? Future.succeededFuture(done.answer())
                    : Future.failedFuture(((NotDone<A>) this).why());
        }
    }

    /** Hands parcels over within the node; they never leave it. */
    static final class ParcelCodec implements MessageCodec<Parcel, Parcel> {
        @Override
        public void encodeToWire(Buffer wire, Parcel parcel) {
            throw new IllegalStateException("a parcel stays within its node");
        }

        @Override
        public Parcel decodeFromWire(int position, Buffer wire) {
            throw new IllegalStateException("a parcel stays within its node");
        }

        @Override
        public Parcel transform(Parcel parcel) {
            return parcel;
        }

        @Override
        public String name() {
            return "switchboard-parcel";
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }
}
