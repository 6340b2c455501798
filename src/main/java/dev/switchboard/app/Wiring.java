package dev.switchboard.app;

import dev.switchboard.bus.GroupCommit;
import dev.switchboard.bus.Hub;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.LogVerticle;
import dev.switchboard.conversation.Housekeeping;
import dev.switchboard.conversation.HousekeepingVerticle;
import dev.switchboard.conversation.MessageHistory;
import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.Post;
import dev.switchboard.db.Database;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.SchemaCheck;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.VisitorDialect;
import dev.switchboard.dialect.odoo17.Odoo17;
import dev.switchboard.dialect.odoo18.Odoo18;
import dev.switchboard.dialect.odoo19.Odoo19;
import dev.switchboard.http.Assets;
import dev.switchboard.http.HttpVerticle;
import dev.switchboard.livechat.AnswerVerticle;
import dev.switchboard.livechat.LivechatSessions;
import dev.switchboard.livechat.OperatorVerticle;
import dev.switchboard.livechat.WaitingVerticle;
import dev.switchboard.model.Models;
import dev.switchboard.model.Reflection;
import dev.switchboard.outbox.OutboxVerticle;
import dev.switchboard.presence.PresenceSignals;
import dev.switchboard.presence.PresenceVerticle;
import dev.switchboard.reports.ReportKeeping;
import dev.switchboard.reports.ReportVerticle;
import dev.switchboard.visitor.Countries;
import dev.switchboard.visitor.CountryVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.impl.cpu.CpuCoreSensor;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the parts together by constructor calls, and deploys the verticles. */
final class Wiring {
    private static final int CONNECTIONS = 16;

    /** Longer ones are parsed and planned each time. The driver's own limit is shorter than what hot paths ask. */
    private static final int LONGEST_STATEMENT = 16_384;

    private final Vertx vertx;
    private final Config config;
    private final Database database;
    private final Log log;
    private final List<Dialect> dialects;

    private Wiring(Vertx vertx, Config config, Database database) {
        this.vertx = vertx;
        this.config = config;
        this.database = database;
        this.log = new Log(database, vertx.eventBus());
        this.dialects = List.of(new Odoo17(), new Odoo18(config.outside().linkPreviews()), new Odoo19());
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
                .connectingTo(url.connectOptions()
                        .setCachePreparedStatements(true)
                        .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT))
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .using(vertx)
                .build();
        Wiring wiring = new Wiring(vertx, config, new Database(pool));
        return wiring.prepare().compose(ready -> wiring.deploy()).map(ids -> new Running(vertx, ids, pool));
    }

    private Future<Void> prepare() {
        LogVerticle.prepare(vertx.eventBus());
        return SchemaCheck.verify(database, Models.ALL)
                .compose(checked -> database.transaction(tx -> Reflection.write(tx, Models.ALL)))
                .compose(checked -> FirstStart.admin(vertx, database, config.adminPassword()))
                .compose(done -> config.demo() ? Demo.add(vertx, database) : Future.succeededFuture());
    }

    private Future<List<String>> deploy() {
        GroupCommit<Post, MessageView> posts = Messages.groupCommit(log);
        GroupCommit<LivechatSessions.Request, Optional<LivechatSessions.Opened>> openings =
                LivechatSessions.groupCommit(log);
        ClientServices clients = new ClientServices(
                vertx,
                config,
                database,
                log,
                new Messages(posts, log, vertx.eventBus()),
                new LivechatSessions(openings, database, vertx.eventBus()));
        HttpVerticle.Services services = services(clients);
        DeploymentOptions oneACore = new DeploymentOptions().setInstances(CpuCoreSensor.availableProcessors());
        Future<List<String>> deployed = Future.succeededFuture(List.of());
        for (VerticleBase verticle : oneANode(List.of(posts, openings), clients.countries())) {
            deployed = deployed.compose(before -> vertx.deployVerticle(verticle).map(id -> with(before, id)));
        }
        return deployed.compose(
                before -> vertx.deployVerticle(() -> http(services), oneACore).map(id -> with(before, id)));
    }

    private static List<String> with(List<String> before, String id) {
        return Stream.concat(before.stream(), Stream.of(id)).toList();
    }

    private List<VerticleBase> oneANode(List<GroupCommit<?, ?>> groups, Countries countries) {
        OperatorVerticle.Rules rules = new OperatorVerticle.Rules(
                config.rules().removeIdle(), config.rules().operatorGrace());
        List<VerticleBase> verticles = new ArrayList<>(List.of(
                new LogVerticle(database, groups),
                new PresenceVerticle(database, log),
                new CountryVerticle(countries, database),
                new HousekeepingVerticle(new Housekeeping(database, log, vertx.eventBus())),
                new ReportVerticle(new ReportKeeping(database)),
                new OperatorVerticle(log, rules),
                new WaitingVerticle(log),
                OutboxVerticle.webhooks(database, config.outside().webhookAddresses())));
        URI mailServer = config.outside().smtpUrl();
        if (mailServer != null) {
            verticles.add(OutboxVerticle.mails(database, MailServer.of(mailServer)));
            verticles.add(new AnswerVerticle(database, config.publicUrl()));
        }
        return verticles;
    }

    private HttpVerticle http(HttpVerticle.Services services) {
        HttpVerticle.Address address = new HttpVerticle.Address(
                config.listen().host(),
                config.listen().port(),
                URI.create(config.publicUrl()),
                config.demo(),
                config.outside().trustedProxies());
        return new HttpVerticle(address, services, hub(), () -> database.run("SELECT 1"));
    }

    private Hub hub() {
        return new Hub(database, toVisitors(), new MessageHistory(database)::lately);
    }

    private List<VisitorDialect> toVisitors() {
        return dialects.stream()
                .filter(VisitorDialect.class::isInstance)
                .map(VisitorDialect.class::cast)
                .toList();
    }

    private HttpVerticle.Services services(ClientServices services) {
        return new HttpVerticle.Services(
                new SeriesWiring(config, dialects, services).spoken(),
                services.identities(),
                new PresenceSignals(vertx.eventBus()),
                assets());
    }

    private Assets.@Nullable Origin assets() {
        String odoo = config.outside().odooUrl();
        return odoo == null
                ? null
                : new Assets.Origin(odoo, DataDirectory.cache(config.storage().dataDir(), "assets"));
    }
}
