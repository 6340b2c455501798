package dev.switchboard.app;

import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.VisitorDialect;
import dev.switchboard.http.SpokenSeries;
import dev.switchboard.rpc.ExportRoutes;
import dev.switchboard.rpc.Faults;
import dev.switchboard.rpc.Json2;
import dev.switchboard.rpc.JsonRpc;
import dev.switchboard.rpc.Route;
import dev.switchboard.rpc.VisitorLimits;
import dev.switchboard.rpc.XmlRpc;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says which series is spoken where: its own under its prefix, and the one of the command line at the root. */
final class SeriesWiring {
    /** The first series with {@code /json/2}. */
    private static final int JSON2_SINCE = 19;

    private final Config config;
    private final List<Dialect> dialects;
    private final ClientServices services;
    private final Faults faults;
    private final @Nullable VisitorLimits limits;

    SeriesWiring(Config config, List<Dialect> dialects, ClientServices services) {
        this.config = config;
        this.dialects = dialects;
        this.services = services;
        this.faults = new Faults(config.speech().dev());
        this.limits = config.rules().visitorLimits() ? new VisitorLimits(SeriesWiring::millis) : null;
    }

    private static long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** All of them. */
    List<SpokenSeries> spoken() {
        return Stream.concat(
                        dialects.stream().map(dialect -> spoken("/" + dialect.series(), dialect, since(dialect))),
                        Stream.of(spoken("", atRoot(), Optional.of(newest()))))
                .toList();
    }

    private Dialect atRoot() {
        return dialects.stream()
                .filter(dialect -> dialect.series().equals(config.speech().series()))
                .findFirst()
                .orElseThrow();
    }

    /** At the root every way in is open, also that of a later series. */
    private Dialect newest() {
        return dialects.get(dialects.size() - 1);
    }

    private static Optional<Dialect> since(Dialect dialect) {
        return Optional.of(dialect).filter(known -> known.number() >= JSON2_SINCE);
    }

    private SpokenSeries spoken(String prefix, Dialect dialect, Optional<Dialect> json2) {
        VisitorDialect toVisitors = dialect instanceof VisitorDialect spoken ? spoken : null;
        List<Route> routes = toVisitors == null
                ? services.scriptRoutes()
                : Stream.of(services.scriptRoutes(), services.visitorRoutes())
                        .flatMap(List::stream)
                        .toList();
        return new SpokenSeries(
                prefix,
                new JsonRpc(services.identities(), dialect, faults, limits),
                routes,
                new XmlRpc(services.externalApi(), dialect, faults),
                json2.map(this::json2).orElse(null),
                new ExportRoutes(services.modelCalls(), dialect, faults),
                toVisitors == null ? null : services.pages(toVisitors, config.publicUrl() + prefix),
                toVisitors == null ? null : services.transfers(toVisitors, limits));
    }

    private Json2 json2(Dialect dialect) {
        return new Json2(services.identities(), services.modelCalls(), dialect, faults, config.dbName());
    }
}
