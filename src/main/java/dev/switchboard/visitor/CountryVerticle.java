package dev.switchboard.visitor;

import dev.switchboard.db.Database;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** One a node: notices when there is a new country database. */
public final class CountryVerticle extends VerticleBase {
    private static final long LOOK_MILLIS = 2_000;

    private final Countries countries;
    private final Database database;

    /** Keeps what visitors' countries are read from up to date. */
    public CountryVerticle(Countries countries, Database database) {
        this.countries = countries;
        this.database = database;
    }

    @Override
    public Future<?> start() {
        if (countries.areUnknown()) {
            return CountryRules.reportUndecidable(database);
        }
        vertx.setPeriodic(LOOK_MILLIS, timer -> look());
        return Future.succeededFuture();
    }

    private void look() {
        vertx.executeBlocking(() -> {
            countries.refresh();
            return null;
        });
    }
}
