package dev.switchboard.presence;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.bus.Log;
import dev.switchboard.bus.LogVerticle;
import dev.switchboard.db.Database;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.model.Persona;
import dev.switchboard.model.ResUsers;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresenceIT {
    private static final Persona ADMIN = new Persona.User(ResUsers.ADMIN, 3, Set.of());
    private static final long HALF_AN_HOUR = 1_800_000;

    private final Vertx vertx = Vertx.vertx();
    private final Database database = new Database(PgBuilder.pool()
            .connectingTo(TestDatabase.fresh().connectOptions())
            .using(vertx)
            .build());
    private final PresenceSignals signals = new PresenceSignals(vertx.eventBus());

    @BeforeEach
    void start() {
        LogVerticle.prepare(vertx.eventBus());
        vertx.deployVerticle(new PresenceVerticle(database, new Log(database, vertx.eventBus())))
                .await();
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void whoTouchesTheirClientIsOnlineAndAfterHalfAnHourAway() {
        signals.opened(ADMIN);
        signals.active(ADMIN, HALF_AN_HOUR);
        awaitStatus("online");

        signals.active(ADMIN, HALF_AN_HOUR + 1);
        awaitStatus("away");
    }

    @Test
    void whoClosesOneOfTwoTabsIsStillThere() {
        signals.opened(ADMIN);
        signals.opened(ADMIN);
        signals.active(ADMIN, 0);
        awaitStatus("online");

        signals.closed(ADMIN);
        await().during(3, SECONDS).atMost(15, SECONDS).until(() -> status().equals(List.of("online")));

        signals.closed(ADMIN);
        awaitStatus("offline");
    }

    @Test
    void whoComesBackAtOnceWasNeverGone() {
        signals.opened(ADMIN);
        signals.active(ADMIN, 0);
        awaitStatus("online");

        signals.closed(ADMIN);
        signals.opened(ADMIN);
        signals.active(ADMIN, 0);

        await().during(3, SECONDS).atMost(15, SECONDS).until(() -> status().equals(List.of("online")));
    }

    @Test
    void whoIsConnectedAgainAndHasNotSaidSoYetWasNeverGone() {
        vertx.eventBus().consumer("switchboard.presence.left", asked -> signals.opened(ADMIN));
        signals.opened(ADMIN);
        signals.active(ADMIN, 0);
        awaitStatus("online");

        signals.closed(ADMIN);

        await().during(3, SECONDS).atMost(15, SECONDS).until(() -> status().equals(List.of("online")));
    }

    @Test
    void whoWasNotHeardOfForAMinuteIsGone() {
        database.run("INSERT INTO bus_presence (user_id, status, last_poll, last_presence)"
                        + " VALUES (2, 'online', now() AT TIME ZONE 'utc' - interval '61 seconds', now())")
                .await();

        assertThat(new PresenceTable(database).timeOut(60).await()).containsExactly(new Who(2, 3, null));
        assertThat(status()).containsExactly("offline");
    }

    @Test
    void aStrangerLeavesNoTrace() {
        signals.opened(new Persona.Anonymous());
        signals.active(new Persona.Anonymous(), 0);
        signals.active(ADMIN, 0);

        awaitStatus("online");
    }

    private void awaitStatus(String status) {
        await().atMost(10, SECONDS).untilAsserted(() -> assertThat(status()).containsExactly(status));
    }

    private List<String> status() {
        return database.list(row -> row.getString(0), "SELECT status FROM bus_presence")
                .await();
    }
}
