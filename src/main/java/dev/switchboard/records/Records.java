package dev.switchboard.records;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.db.Operator;
import dev.switchboard.db.Ordering;
import dev.switchboard.db.Query;
import dev.switchboard.db.Rows;
import dev.switchboard.db.Scope;
import dev.switchboard.db.Source;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of all models, as far as one caller may reach them. */
public final class Records {
    private final Environment env;

    /** The records that the caller of an environment may reach. */
    public Records(Environment env) {
        this.env = env;
    }

    /** For whom. */
    public Environment env() {
        return env;
    }

    /** The same as the server itself sees them. */
    public Records unrestricted() {
        return new Records(env.unrestricted());
    }

    /**
     * A model that the server itself names.
     *
     * @throws IllegalArgumentException when the caller's series has no such model
     */
    public Model model(String name) {
        return env.schema().model(name);
    }

    /** Which records of a model a caller's domain means. */
    public Domain domain(Model model, @Nullable Object domain) {
        return new DomainReader(env).read(model, domain);
    }

    /**
     * Finds records; archived ones only when the domain or the context asks for them.
     *
     * @param order {@code null} for the model's own
     * @param limit {@code null} for all
     */
    public Future<List<Integer>> search(
            Model model, Domain domain, @Nullable String order, int offset, @Nullable Integer limit) {
        return ids(query(model, domain, order, offset, limit), env.scope(Operation.READ));
    }

    private Future<List<Integer>> ids(Query query, Scope scope) {
        return query.ids(scope).run(env.sql()).map(rows -> {
            List<Integer> ids = new ArrayList<>(rows.size());
            rows.forEach(row -> ids.add(row.getInteger(0)));
            return ids;
        });
    }

    /** Finds all records of a domain, in the model's own order. */
    public Future<List<Integer>> search(Model model, Domain domain) {
        return search(model, domain, null, 0, null);
    }

    /** Counts records, no further than {@code limit}. */
    public Future<Integer> count(Model model, Domain domain, @Nullable Integer limit) {
        Query query = query(model, domain, null, 0, limit);
        return query.count(env.scope(Operation.READ))
                .run(env.sql())
                .map(rows -> rows.iterator().next().getLong(0).intValue());
    }

    private Query query(Model model, Domain domain, @Nullable String order, int offset, @Nullable Integer limit) {
        Access.check(env, model, Operation.READ);
        return new Query(model, active(model, domain), terms(model, order), Math.max(0, offset), limit);
    }

    /** A domain as it is meant: without archived records where nothing is said of them. */
    Domain active(Model model, Domain domain) {
        return env.context().activeOnly()
                        && model.find("active").isPresent()
                        && !mentions(domain, model.field("active"))
                ? domain.and(new Domain.Comparison(model.field("active"), Operator.EQUAL, true))
                : domain;
    }

    private static boolean mentions(Domain domain, Field field) {
        if (domain instanceof Domain.All all) {
            return all.domains().stream().anyMatch(each -> mentions(each, field));
        }
        if (domain instanceof Domain.Some some) {
            return some.domains().stream().anyMatch(each -> mentions(each, field));
        }
        return domain instanceof Domain.Comparison comparison
                && comparison.field().equals(field);
    }

    private List<Ordering.Term> terms(Model model, @Nullable String order) {
        String wanted = order == null || order.isBlank() ? model.order() : order;
        List<Ordering.Term> terms = parse(model, wanted);
        Access.check(env, model, terms.stream().map(Ordering.Term::field).toList(), Operation.READ);
        return terms.stream().filter(term -> sortable(term.field())).toList();
    }

    private List<Ordering.Term> parse(Model model, String order) {
        try {
            return Ordering.parse(model, order);
        } catch (Ordering.Malformed e) {
            throw new Refusal(
                    Refusal.Kind.USER_ERROR,
                    "Invalid \"order\" specified (%s). A valid \"order\" specification is a comma-separated list of valid field names (optionally followed by asc/desc for the direction)"
                            .formatted(order));
        } catch (Ordering.UnknownField e) {
            throw new Refusal(Refusal.Kind.VALUE_ERROR, env.dialect().invalidField(model.name(), e.field()));
        }
    }

    private static boolean sortable(Field field) {
        return !field.type().isList() && !(field.source() instanceof Source.Computed);
    }

    /**
     * Reads fields of records.
     *
     * @return of those that exist, in the order of the ids; fails with {@link Refusal} ACCESS_ERROR when one of them is
     *     out of the caller's reach
     */
    public Future<List<Rows.Values>> read(Model model, List<Integer> ids, List<Field> fields) {
        Access.check(env, model, Operation.READ);
        Access.check(env, model, fields, Operation.READ);
        return fetch(Query.byIds(model, ids), fields)
                .compose(found -> complete(model, ids, found).map(done -> inOrder(ids, found)));
    }

    /** Reads fields of one record; fails with {@link Refusal} MISSING_ERROR when it does not exist. */
    public Future<Rows.Values> one(Model model, int id, List<Field> fields) {
        return read(model, List.of(id), fields).map(found -> {
            if (found.isEmpty()) {
                throw new Refusal(
                        Refusal.Kind.MISSING_ERROR,
                        "Record does not exist or has been deleted.\n(Record: %s(%d,), User: %d)"
                                .formatted(model.name(), id, env.user().id()));
            }
            return found.get(0);
        });
    }

    /** Finds records and reads fields of them in one statement. */
    public Future<List<Rows.Values>> searchRead(
            Model model,
            Domain domain,
            @Nullable String order,
            int offset,
            @Nullable Integer limit,
            List<Field> fields) {
        Query query = query(model, domain, order, offset, limit);
        Access.check(env, model, fields, Operation.READ);
        return fetch(query, fields);
    }

    private Future<List<Rows.Values>> fetch(Query query, List<Field> fields) {
        Computed computed = new Computed(env, query.model(), fields);
        List<Field> selected = computed.selected();
        return query.values(env.scope(Operation.READ), selected, env.context().sizesOnly())
                .run(env.sql())
                .map(rows -> {
                    List<Rows.Values> found = new ArrayList<>(rows.size());
                    rows.forEach(row -> found.add(computed.complete(Rows.read(row, selected))));
                    return found;
                });
    }

    /** Records that were not found either do not exist, which is no error, or are out of reach, which is one. */
    private Future<Void> complete(Model model, List<Integer> ids, List<Rows.Values> found) {
        Set<Integer> missing = new HashSet<>(ids);
        found.forEach(values -> missing.remove(values.id()));
        return missing.isEmpty() || env.isUnrestricted()
                ? Future.succeededFuture()
                : exists(model, List.copyOf(missing))
                        .compose(existing -> existing.isEmpty()
                                ? Future.succeededFuture()
                                : Access.forbidden(env, model, Operation.READ).compose(Future::failedFuture));
    }

    private static List<Rows.Values> inOrder(List<Integer> ids, List<Rows.Values> found) {
        Map<Integer, Rows.Values> byId = new LinkedHashMap<>();
        found.forEach(values -> byId.put(values.id(), values));
        List<Rows.Values> ordered = new ArrayList<>(found.size());
        for (Integer id : ids) {
            Rows.Values values = byId.get(id);
            if (values != null) {
                ordered.add(values);
            }
        }
        return ordered;
    }

    /** Those of some ids that exist, whoever may reach them. */
    public Future<List<Integer>> exists(Model model, List<Integer> ids) {
        return ids(Query.byIds(model, ids), env.unrestricted().scope(Operation.READ));
    }

    /** Whether an operation of the caller's can reach all of some records; those that do not exist do not count. */
    public Future<Boolean> withinReach(Model model, List<Integer> ids, Operation operation) {
        return reachable(model, ids, operation)
                .compose(found -> exists(model, ids).map(existing -> existing.size() == found.size()));
    }

    Future<List<Integer>> reachable(Model model, List<Integer> ids, Operation operation) {
        return ids(Query.byIds(model, ids), env.scope(operation));
    }

    /** A field that a caller names, if they may see it. */
    public Field field(Model model, String name) {
        return model.find(name)
                .orElseThrow(() ->
                        new Refusal(Refusal.Kind.VALUE_ERROR, env.dialect().invalidField(model.name(), name)));
    }

    /** All fields of a model that the caller may see. */
    public List<Field> fields(Model model) {
        return model.fields(field -> Access.visible(env, field));
    }

    /** Makes, changes and deletes records. */
    public Writes writes() {
        return new Writes(this);
    }
}
