package dev.switchboard.app;

import dev.switchboard.bus.GroupCommit;
import dev.switchboard.bus.Hub;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.LogVerticle;
import dev.switchboard.conversation.Attention;
import dev.switchboard.conversation.Conversations;
import dev.switchboard.conversation.LivechatChannels;
import dev.switchboard.conversation.LivechatSessions;
import dev.switchboard.conversation.MessageHistory;
import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.Post;
import dev.switchboard.db.Database;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.SchemaCheck;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.VisitorDialect;
import dev.switchboard.dialect.odoo18.Odoo18;
import dev.switchboard.http.HttpVerticle;
import dev.switchboard.model.Identities;
import dev.switchboard.model.Models;
import dev.switchboard.presence.PresenceSignals;
import dev.switchboard.presence.PresenceVerticle;
import dev.switchboard.rpc.ChannelRoutes;
import dev.switchboard.rpc.DatasetRoutes;
import dev.switchboard.rpc.Faults;
import dev.switchboard.rpc.JsonRpc;
import dev.switchboard.rpc.LivechatRoutes;
import dev.switchboard.rpc.ModelCalls;
import dev.switchboard.rpc.Route;
import dev.switchboard.rpc.SessionRoutes;
import dev.switchboard.rpc.ThreadRoutes;
import dev.switchboard.rpc.WebclientRoutes;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.cpu.CpuCoreSensor;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Puts the parts together by constructor calls, and deploys the verticles. */
final class Wiring {
    private static final int CONNECTIONS = 16;

    private final Vertx vertx;
    private final Config config;
    private final Database database;
    private final Log log;
    private final List<VisitorDialect> dialects = List.of(new Odoo18());

    private Wiring(Vertx vertx, Config config, Database database) {
        this.vertx = vertx;
        this.config = config;
        this.database = database;
        this.log = new Log(database, vertx.eventBus());
    }

    /** What has been started. */
    record Running(Vertx vertx, List<String> deployments, Pool pool) {

        /** Undeploys the verticles, those that listen first, and closes the pool. */
        Future<Void> stop() {
            Future<?> stopped = Future.succeededFuture();
            for (int i = deployments.size() - 1; i >= 0; i--) {
                String deployment = deployments.get(i);
                stopped = stopped.compose(done -> vertx.undeploy(deployment));
            }
            return stopped.compose(done -> pool.close());
        }
    }

    /**
     * Starts everything that runs on Vert.x.
     *
     * @param url a migrated database
     * @return fails with {@link java.net.BindException} when the port is taken
     */
    static Future<Running> start(Vertx vertx, Config config, DatabaseUrl url) {
        Pool pool = PgBuilder.pool()
                .connectingTo(url.connectOptions().setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .using(vertx)
                .build();
        Wiring wiring = new Wiring(vertx, config, new Database(pool));
        return wiring.prepare().compose(ready -> wiring.deploy()).map(ids -> new Running(vertx, ids, pool));
    }

    private Future<Void> prepare() {
        LogVerticle.prepare(vertx.eventBus());
        return SchemaCheck.verify(database, Models.ALL)
                .compose(checked -> FirstStart.admin(vertx, database, config.adminPassword()))
                .compose(done -> config.demo() ? Demo.add(vertx, database) : Future.succeededFuture());
    }

    private Future<List<String>> deploy() {
        GroupCommit<Post, MessageView> posts = Messages.groupCommit(log);
        HttpVerticle.Services services = services(new Messages(posts, vertx.eventBus()));
        DeploymentOptions oneACore = new DeploymentOptions().setInstances(CpuCoreSensor.availableProcessors());
        return vertx.deployVerticle(new LogVerticle(database, List.of(posts)))
                .compose(logId -> vertx.deployVerticle(new PresenceVerticle(database, log))
                        .compose(presenceId -> vertx.deployVerticle(() -> http(services), oneACore)
                                .map(httpId -> List.of(logId, presenceId, httpId))));
    }

    private HttpVerticle http(HttpVerticle.Services services) {
        HttpVerticle.Address address = new HttpVerticle.Address(
                config.listen().host(), config.listen().port(), URI.create(config.publicUrl()), config.demo());
        return new HttpVerticle(address, services, new Hub(database, dialects), () -> database.run("SELECT 1"));
    }

    private HttpVerticle.Services services(Messages messages) {
        VisitorDialect dialect = dialects.get(0);
        Identities identities = new Identities(database, vertx);
        Conversations conversations = new Conversations(database);
        LivechatRoutes livechat = new LivechatRoutes(
                new LivechatChannels(database),
                new LivechatSessions(database, log),
                conversations,
                dialect,
                config.publicUrl());
        SessionRoutes sessions =
                new SessionRoutes(identities, conversations, vertx.eventBus(), config.dbName(), config.publicUrl());
        List<Route> routes = Stream.of(
                        livechat.routes(),
                        sessions.routes(),
                        new ThreadRoutes(messages).routes(),
                        new ChannelRoutes(new MessageHistory(database), new Attention(database, log)).routes(),
                        new WebclientRoutes(conversations).routes(),
                        new DatasetRoutes(new ModelCalls()).routes())
                .flatMap(List::stream)
                .toList();
        return new HttpVerticle.Services(
                new JsonRpc(identities, dialect, new Faults(false)),
                routes,
                livechat,
                identities,
                new PresenceSignals(vertx.eventBus()));
    }
}
