package dev.switchboard.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.db.Database;
import dev.switchboard.db.Domain;
import dev.switchboard.db.Model;
import dev.switchboard.db.Schema;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.dialect.odoo18.Odoo18;
import dev.switchboard.model.Models;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.PoolOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random domains over random rows find what a naive reading of Odoo's own code finds. A failure prints the seed;
 * {@code -Dswitchboard.seed=…} repeats it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class DomainPropertyIT {
    private static final long SEED = Long.getLong("switchboard.seed", System.nanoTime());
    private static final int DOMAINS = Integer.getInteger("switchboard.domains", 3_400);
    private static final int PAGES = 1_000;
    private static final int AT_ONCE = 200;
    private static final int MOST_SHOWN = 12;

    private final Vertx vertx = Vertx.vertx();
    private final Database database = new Database(PgBuilder.pool()
            .connectingTo(TestDatabase.fresh().connectOptions().setPipeliningLimit(32))
            .with(new PoolOptions().setMaxSize(4))
            .using(vertx)
            .build());
    private final Schema schema = new Schema(Models.ALL, 18);
    private final Server server =
            new Server(Map.of(18, "http://localhost"), "switchboard", Map.of(18, schema), Map.of());
    private final Map<String, Persona.User> personas = new LinkedHashMap<>();
    private final World world;

    /** A question, and what was found and should have been. */
    private record Asked(Model model, JsonArray domain, boolean activeOnly, Set<Integer> expected) {}

    DomainPropertyIT() {
        new RandomWorld(database, schema, new Random(SEED)).fill();
        personas.put("administrator", persona(2, 1, 2, 4, 9, 12, 15, 16));
        personas.put("operator", persona(user(), 1, 15));
        personas.put("portal", persona(user(), 10));
        world = new World(schema, List.copyOf(RandomWorld.SIZES.keySet()), database);
    }

    /** A user who is in some conversations. */
    private int user() {
        return database.one(row -> row.getInteger(0), """
                        SELECT u.id FROM res_users u JOIN discuss_channel_member m ON m.partner_id = u.partner_id
                        WHERE u.id > 3 AND NOT u.id = ANY($1) GROUP BY u.id ORDER BY count(*) DESC, u.id LIMIT 1""", (Object)
                        personas.values().stream().map(Persona.User::id).toArray(Integer[]::new))
                .await()
                .orElse(3);
    }

    private Persona.User persona(int id, Integer... groups) {
        database.run("DELETE FROM res_groups_users_rel WHERE uid = $1", id).await();
        database.run("INSERT INTO res_groups_users_rel (uid, gid) SELECT $1, unnest($2::int4[])", id, groups)
                .await();
        int partner = database.one(row -> row.getInteger(0), "SELECT partner_id FROM res_users WHERE id = $1", id)
                .await()
                .orElseThrow();
        return new Persona.User(id, partner, Set.of(groups));
    }

    @AfterAll
    void close() {
        vertx.close().await();
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator", "operator", "portal"})
    void aSearchFindsWhatOdooFinds(String name) {
        Persona.User user = Objects.requireNonNull(personas.get(name));
        RandomDomains domains = new RandomDomains(world, user, new Random(SEED));

        assertThat(wrong(DOMAINS, i -> search(user, asked(user, domains, i % 5 != 0))))
                .as("seed %d", SEED)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator", "operator", "portal"})
    void aPageOfASearchIsInTheOrderThatOdooHas(String name) {
        Persona.User user = Objects.requireNonNull(personas.get(name));
        Random random = new Random(SEED);
        RandomDomains domains = new RandomDomains(world, user, random);

        assertThat(wrong(PAGES, i -> page(user, domains.model(), domains, random)))
                .as("seed %d", SEED)
                .isEmpty();
    }

    /** Asks many questions at a time, until enough answers were wrong. */
    private static List<String> wrong(int most, IntFunction<Future<Optional<String>>> question) {
        List<String> wrong = new ArrayList<>();
        for (int done = 0; done < most && wrong.size() < MOST_SHOWN; done += AT_ONCE) {
            List<Future<Optional<String>>> answers =
                    IntStream.range(done, done + AT_ONCE).mapToObj(question).toList();
            Future.join(answers).await();
            answers.forEach(answer -> answer.result().ifPresent(wrong::add));
        }
        return wrong;
    }

    private Future<Optional<String>> page(Persona.User user, Model model, RandomDomains domains, Random random) {
        String order = domains.order(model);
        int offset = random.nextInt(4);
        int limit = random.nextInt(1, 30);
        Set<Integer> all = evaluation(user).search(model, new JsonArray(), true);
        return records(user, Context.NONE)
                .search(model, Domain.Constant.EVERYTHING, order, offset, limit)
                .map(page -> new SortedRows(world).isPage(model, all, order, offset, limit, page)
                        ? Optional.<String>empty()
                        : Optional.of("%s by %s, %d from %d: %s".formatted(model, order, limit, offset, page)))
                .recover(failure -> Future.succeededFuture(Optional.of(model + " by " + order + ": " + failure)));
    }

    private Evaluation evaluation(Persona.User user) {
        return new Evaluation(world, new PersonaRules(world, user));
    }

    private Records records(Persona.User user, Context context) {
        Environment.Caller caller = Environment.Caller.now(user, new Odoo18(false));
        return new Records(Environment.reading(server, caller, context, database));
    }

    private Asked asked(Persona.User user, RandomDomains domains, boolean activeOnly) {
        Model model = domains.model();
        JsonArray domain = domains.domain(model);
        return new Asked(model, domain, activeOnly, evaluation(user).search(model, domain, activeOnly));
    }

    private Future<Optional<String>> search(Persona.User user, Asked asked) {
        Context context = asked.activeOnly() ? Context.NONE : new Context(JsonObject.of("active_test", false));
        Records records = records(user, context);
        return Future.succeededFuture(asked)
                .compose(each ->
                        records.search(each.model(), records.domain(each.model(), each.domain()), null, 0, null))
                .map(found -> difference(asked, found))
                .recover(failure -> Future.succeededFuture(Optional.of(asked + ": " + failure)));
    }

    private static Optional<String> difference(Asked asked, List<Integer> found) {
        Set<Integer> missing = new TreeSet<>(asked.expected());
        found.forEach(missing::remove);
        Set<Integer> surplus = new TreeSet<>(found);
        surplus.removeAll(asked.expected());
        boolean repeated = found.size() != Set.copyOf(found).size();
        return missing.isEmpty() && surplus.isEmpty() && !repeated
                ? Optional.empty()
                : Optional.of("%s %s %s: missing %s, surplus %s of %d"
                        .formatted(
                                asked.model(),
                                asked.domain().encode(),
                                asked.activeOnly() ? "" : "with archived",
                                missing,
                                surplus,
                                asked.expected().size()));
    }
}
