package dev.switchboard.bus;

import dev.switchboard.db.Database;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.VisitorDialect;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one event loop, by the topics they listen to. All of it runs on that loop, so a subscription sees
 * every notice of its topics once and in order: first what it missed, then what comes.
 */
public final class Hub {
    private final Database database;
    private final List<VisitorDialect> dialects;
    private final Recent recent = new Recent(System::currentTimeMillis);
    private final Replay replay;
    private final Map<String, Set<Subscription>> listeners = new HashMap<>();
    private long position;

    /**
     * Makes a hub without sockets.
     *
     * @param database where what was missed is read
     * @param dialects the series that sockets may speak; the first is that of who does not say
     * @param lately what was said lately in conversations, as far as a persona may read it, in order
     */
    public Hub(
            Database database,
            List<VisitorDialect> dialects,
            BiFunction<Persona, List<Integer>, Future<List<Event>>> lately) {
        this.database = database;
        this.dialects = dialects;
        this.replay = new Replay(database, recent, lately);
    }

    /** Begins to hear the node's feed, on the context of the verticle that calls. */
    public Future<Void> start(Vertx vertx) {
        vertx.eventBus().<Batch>localConsumer(Addresses.FEED, message -> deliver(message.body()));
        return LogTable.last(database).onSuccess(this::begin).mapEmpty();
    }

    private void begin(long last) {
        position = Math.max(position, last);
        recent.begin(position);
    }

    /**
     * Makes a subscription for a socket, which listens to nothing yet.
     *
     * @param version what the client gives as its websocket's version; none takes the first series
     * @param out writes one text frame
     * @return nothing when no series has that version
     */
    public Optional<Subscription> connect(@Nullable String version, Consumer<String> out) {
        return dialects.stream()
                .filter(dialect -> version == null || dialect.websocketVersion().equals(version))
                .findFirst()
                .map(dialect -> new Subscription(dialect, out));
    }

    /**
     * Lets a subscription listen to what a persona may hear, and no longer to anything else.
     *
     * @param wish who asks, and for what
     * @param last the newest id that the client has; heeded the first time only
     */
    public Future<Void> subscribe(Subscription subscription, Wish wish, long last) {
        boolean first = subscription.state() == Subscription.State.NEW;
        if (first) {
            subscription.state(Subscription.State.REPLAYING);
        }
        // From here on a conversation that the persona joins adds itself, so that none slips between the two steps.
        subscription.joined().clear();
        listen(subscription, Topic.alwaysOf(wish.persona()));
        return Topics.granted(database, wish).compose(topics -> {
            listenOnly(subscription, topics);
            return first ? catchUp(subscription, wish.persona(), last) : Future.succeededFuture();
        });
    }

    private void listenOnly(Subscription subscription, Set<String> topics) {
        Set<String> stale = new HashSet<>(subscription.topics());
        stale.removeAll(topics);
        stale.removeAll(subscription.joined());
        stale.forEach(topic -> unlisten(subscription, topic));
        listen(subscription, topics);
    }

    private Future<Void> catchUp(Subscription subscription, Persona persona, long last) {
        return replay.missed(new Replay.Listener(persona, subscription.topics()), last, position)
                .onSuccess(missed -> subscription.replayed(missed, position))
                .mapEmpty();
    }

    /** Forgets a subscription whose socket is closed. */
    public void remove(Subscription subscription) {
        Set.copyOf(subscription.topics()).forEach(topic -> unlisten(subscription, topic));
    }

    private void deliver(Batch batch) {
        Set<Subscription> touched = new HashSet<>();
        for (Notice notice : batch.notices()) {
            if (notice.stored()) {
                if (notice.id() <= position) {
                    continue;
                }
                position = notice.id();
                recent.add(notice);
            }
            join(notice);
            for (Subscription subscription : listening(notice.topic())) {
                subscription.take(notice, position);
                touched.add(subscription);
            }
            leave(notice);
        }
        touched.forEach(Subscription::flush);
    }

    /** Whoever joins a conversation hears it from this notice on; those who begin one are not told that they joined. */
    private void join(Notice notice) {
        notice.joining().forEach(person -> join(person, notice.topic()));
        if (notice.event() instanceof Event.SessionOpened opened) {
            String topic = Topic.channel(opened.channel().id());
            opened.channel().members().forEach(member -> join(Topic.of(member.persona()), topic));
        }
    }

    private void join(String person, String topic) {
        List.copyOf(listening(person)).forEach(subscription -> join(subscription, topic));
    }

    /** Whoever is told that they left hears nothing more of the conversation, unless they ask for it and may. */
    private void leave(Notice notice) {
        if (notice.event() instanceof Event.ChannelLeft left) {
            String topic = Topic.channel(left.channelId());
            List.copyOf(listening(notice.topic())).forEach(subscription -> leave(subscription, topic));
        }
    }

    private void leave(Subscription subscription, String topic) {
        subscription.joined().remove(topic);
        unlisten(subscription, topic);
    }

    private void join(Subscription subscription, String topic) {
        subscription.joined().add(topic);
        listen(subscription, Set.of(topic));
    }

    private Collection<Subscription> listening(String topic) {
        return listeners.getOrDefault(topic, Set.of());
    }

    private void listen(Subscription subscription, Set<String> topics) {
        subscription.topics().addAll(topics);
        topics.forEach(
                topic -> listeners.computeIfAbsent(topic, t -> new HashSet<>()).add(subscription));
    }

    private void unlisten(Subscription subscription, String topic) {
        subscription.topics().remove(topic);
        listeners.computeIfPresent(topic, (t, subscriptions) -> {
            subscriptions.remove(subscription);
            return subscriptions.isEmpty() ? null : subscriptions;
        });
    }
}
