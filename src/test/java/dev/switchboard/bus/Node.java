package dev.switchboard.bus;

import dev.switchboard.db.Database;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.odoo18.Odoo18;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A node with a log and one hub. Two of them share nothing but their database: all else is lost between them. */
final class Node implements AutoCloseable {
    final Database database;
    final Log log;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final HubVerticle hub;

    Node(DatabaseUrl url) {
        pool = PgBuilder.pool()
                .connectingTo(url.connectOptions())
                .with(new PoolOptions().setMaxSize(12))
                .using(vertx)
                .build();
        database = new Database(pool);
        log = new Log(database, vertx.eventBus());
        hub = new HubVerticle(new Hub(database, List.of(new Odoo18(false)), Node::lately));
        LogVerticle.prepare(vertx.eventBus());
        vertx.deployVerticle(new LogVerticle(database, List.of())).await();
        vertx.deployVerticle(hub).await();
    }

    /** In each conversation it became noon. */
    private static Future<List<Event>> lately(Persona reader, List<Integer> channels) {
        return Future.succeededFuture(channels.stream()
                .<Event>map(id -> new Event.ChannelTouched(id, LocalDateTime.of(2026, 11, 22, 12, 0)))
                .toList());
    }

    /** Connects a socket that asks for everything after {@code last}. */
    Socket connect(Wish wish, long last) {
        return connecting(wish, last).await();
    }

    Future<Socket> connecting(Wish wish, long last) {
        Socket socket = new Socket();
        Subscription subscription = hub.hub.connect(null, socket::receive).orElseThrow();
        return hub.run(() -> hub.hub.subscribe(subscription, wish, last).mapEmpty())
                .map(socket);
    }

    @Override
    public void close() {
        pool.close().await();
        vertx.close().await();
    }

    /** What one socket was sent. */
    static final class Socket {
        final List<Long> ids = new CopyOnWriteArrayList<>();
        final List<String> types = new CopyOnWriteArrayList<>();

        /** The conversations that were said to be pinned. */
        final List<Integer> channels = new CopyOnWriteArrayList<>();

        private void receive(String frame) {
            for (Object notification : new JsonArray(frame)) {
                JsonObject json = (JsonObject) notification;
                JsonObject message = json.getJsonObject("message");
                types.add(message.getString("type"));
                ids.add(json.getLong("id"));
                message.getJsonObject("payload").getJsonArray("discuss.channel", new JsonArray()).stream()
                        .map(JsonObject.class::cast)
                        .filter(channel -> channel.containsKey("is_pinned"))
                        .forEach(channel -> channels.add(channel.getInteger("id")));
            }
        }
    }

    private static final class HubVerticle extends VerticleBase {
        private final Hub hub;

        HubVerticle(Hub hub) {
            this.hub = hub;
        }

        @Override
        public Future<?> start() {
            return hub.start(vertx);
        }

        Future<Void> run(Supplier<Future<Void>> task) {
            Promise<Void> done = Promise.promise();
            context.runOnContext(
                    v -> Future.succeededFuture().compose(now -> task.get()).onComplete(done));
            return done.future();
        }
    }
}
