package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.db.Statement;
import dev.switchboard.db.Trait;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes, changes and deletes records for one caller, in the transaction of their call. Values are JSON values by field,
 * as Odoo's clients write them; what is refused fails with {@link Refusal}, and the transaction with it.
 */
public final class Writes {
    /** What callers write of these is dropped without a word, as Odoo does. */
    private static final Set<String> KEPT_BY_THE_SERVER =
            Set.of("id", "create_uid", "create_date", "write_uid", "write_date");

    private final Records records;
    private final Environment env;

    Writes(Records records) {
        this.records = records;
        this.env = records.env();
    }

    /** Makes one record. */
    public Future<Integer> create(Model model, Map<String, @Nullable Object> values) {
        return create(model, List.of(values)).map(ids -> ids.get(0));
    }

    /** Makes records, and gives their ids in the order of their values. */
    public Future<List<Integer>> create(Model model, List<Map<String, @Nullable Object>> list) {
        Access.check(env, model, Operation.CREATE);
        List<Map<String, @Nullable Object>> given = new ArrayList<>();
        for (Map<String, @Nullable Object> values : list) {
            checkFields(model, values.keySet());
            given.add(new LinkedHashMap<>(values));
        }
        return lifecycle(model).given(records, model, given).compose(ready -> createGiven(model, given));
    }

    private Future<List<Integer>> createGiven(Model model, List<Map<String, @Nullable Object>> given) {
        List<Map<String, @Nullable Object>> complete = new ArrayList<>();
        given.forEach(values -> complete.add(new Initials(env).complete(model, values)));
        Lifecycle lifecycle = lifecycle(model);
        complete.forEach(lifecycle::check);
        return lifecycle
                .creating(records, model, complete)
                .compose(ready -> eachInTurn(complete, values -> insert(model, values)))
                .compose(ids -> lifecycle
                        .created(records, model, ids, complete)
                        .compose(done -> reachable(model, ids, Operation.CREATE))
                        .map(done -> ids));
    }

    private void checkFields(Model model, Collection<String> names) {
        List<Field> fields =
                names.stream().map(name -> records.field(model, name)).toList();
        Access.check(env, model, fields, Operation.WRITE);
    }

    private Lifecycle lifecycle(Model model) {
        return env.server().lifecycles().getOrDefault(model.name(), Lifecycle.NONE);
    }

    /** Runs one step after the other; they share a transaction. */
    public static <T, R> Future<List<R>> eachInTurn(Collection<T> items, Function<T, Future<R>> step) {
        Future<List<R>> results = Future.succeededFuture(new ArrayList<>());
        for (T item : items) {
            results = results.compose(list -> step.apply(item).map(result -> {
                list.add(result);
                return list;
            }));
        }
        return results;
    }

    private Future<Integer> insert(Model model, Map<String, @Nullable Object> values) {
        Map<Field, @Nullable Object> columns = columns(model, values);
        model.fields(field -> field.is(Trait.REQUIRED) && field.columnName() != null).stream()
                .filter(field -> columns.get(field) == null)
                .findFirst()
                .ifPresent(field -> {
                    throw new Refusal(
                            Refusal.Kind.VALIDATION_ERROR,
                            env.dialect().missingValue(model.name(), model.label(), field.name(), field.label()));
                });
        return insertStatement(model, columns)
                .run(env.sql())
                .recover(failure -> Violations.explained(env, failure))
                .map(rows -> rows.iterator().next().getInteger(0))
                .compose(id -> new Companions(records)
                        .write(model, List.of(id), values)
                        .map(done -> id));
    }

    /** The values of those fields that have a column. */
    private Map<Field, @Nullable Object> columns(Model model, Map<String, @Nullable Object> values) {
        Map<Field, @Nullable Object> columns = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Field field = model.field(name);
            if (field.columnName() != null && !KEPT_BY_THE_SERVER.contains(name) && !field.is(Trait.SEALED)) {
                columns.put(field, Stored.of(model, field, value));
            }
        });
        if (model.find("create_uid").isPresent()) {
            columns.put(model.field("create_uid"), env.user().id());
            columns.put(model.field("write_uid"), env.user().id());
        }
        return columns;
    }

    private static Statement insertStatement(Model model, Map<Field, @Nullable Object> columns) {
        Statement statement = new Statement().append("INSERT INTO " + model.table());
        if (columns.isEmpty()) {
            return statement.append(" DEFAULT VALUES RETURNING id");
        }
        String separator = " (";
        for (Field field : columns.keySet()) {
            statement.append(separator + field.columnName());
            separator = ", ";
        }
        separator = ") VALUES (";
        for (Map.Entry<Field, @Nullable Object> column : columns.entrySet()) {
            bind(statement.append(separator), column.getKey(), column.getValue());
            separator = ", ";
        }
        return statement.append(") RETURNING id");
    }

    private static void bind(Statement statement, Field field, @Nullable Object value) {
        statement.bind(value, String.valueOf(field.type().column()));
    }

    /** Changes records; those that do not exist are passed over. */
    public Future<Void> write(Model model, List<Integer> ids, Map<String, @Nullable Object> given) {
        Access.check(env, model, Operation.WRITE);
        checkFields(model, given.keySet());
        Map<String, @Nullable Object> values = new LinkedHashMap<>(given);
        return reachable(model, ids, Operation.WRITE)
                .compose(existing ->
                        existing.isEmpty() ? Future.succeededFuture() : writeReachable(model, existing, values));
    }

    private Future<Void> writeReachable(Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        Lifecycle lifecycle = lifecycle(model);
        lifecycle.check(values);
        return lifecycle
                .writing(records, model, ids, values)
                .compose(ready -> update(model, ids, values))
                .compose(done -> new Companions(records).write(model, ids, values))
                .compose(done -> lifecycle.written(records, model, ids, values));
    }

    private Future<Void> update(Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        Map<Field, @Nullable Object> columns = columns(model, values);
        columns.keySet().removeIf(field -> field.name().equals("create_uid"));
        boolean translates = Translations.apply(env);
        Map<Field, @Nullable Object> texts = new LinkedHashMap<>();
        columns.forEach((field, value) -> {
            if (translates && field.is(Trait.TRANSLATED)) {
                texts.put(field, value);
            }
        });
        columns.keySet().removeAll(texts.keySet());
        Future<Void> updated = columns.isEmpty()
                ? Future.succeededFuture()
                : updateStatement(model, ids, columns)
                        .run(env.sql())
                        .recover(failure -> Violations.explained(env, failure))
                        .mapEmpty();
        return updated.compose(done -> Translations.write(env, model, ids, texts));
    }

    private Statement updateStatement(Model model, List<Integer> ids, Map<Field, @Nullable Object> columns) {
        Statement statement = new Statement().append("UPDATE " + model.table());
        String separator = " SET ";
        for (Map.Entry<Field, @Nullable Object> column : columns.entrySet()) {
            statement.append(separator + column.getKey().columnName() + " = ");
            bind(statement, column.getKey(), column.getValue());
            separator = ", ";
        }
        if (model.find("write_date").isPresent()) {
            statement.append(separator + "write_date = now() AT TIME ZONE 'utc'");
        }
        return statement
                .append(" WHERE id = ANY(")
                .bind(ids.toArray(Integer[]::new))
                .append(")");
    }

    /** Deletes records, and what belongs to them; those that do not exist are passed over. */
    public Future<Void> unlink(Model model, List<Integer> ids) {
        Access.check(env, model, Operation.UNLINK);
        return reachable(model, ids, Operation.UNLINK)
                .compose(existing -> existing.isEmpty()
                        ? Future.succeededFuture()
                        : lifecycle(model)
                                .unlinking(records, model, existing)
                                .compose(ready -> delete(model, existing))
                                .compose(done -> new Companions(records).forget(model, existing)));
    }

    private Future<Void> delete(Model model, List<Integer> ids) {
        return new Statement()
                .append("DELETE FROM " + model.table() + " WHERE id = ANY(")
                .bind(ids.toArray(Integer[]::new))
                .append(")")
                .run(env.sql())
                .recover(failure -> Violations.explained(env, failure))
                .mapEmpty();
    }

    /** Copies a record, with other values where some are given. */
    public Future<Integer> copy(Model model, int id, Map<String, @Nullable Object> changes) {
        Lifecycle lifecycle = lifecycle(model);
        return new Copies(records)
                .values(model, id)
                .compose(values -> {
                    values.putAll(changes);
                    return lifecycle.copying(records, model, id, values).map(ready -> values);
                })
                .compose(values -> create(model, values))
                .compose(copy -> lifecycle.copied(records, model, id, copy).map(done -> copy));
    }

    /** Those of some ids that exist; fails when one of them exists and the operation cannot reach it. */
    private Future<List<Integer>> reachable(Model model, List<Integer> ids, Operation operation) {
        return records.reachable(model, ids, operation)
                .compose(found -> found.size() == Set.copyOf(ids).size()
                        ? Future.succeededFuture(found)
                        : records.exists(model, ids)
                                .compose(existing -> existing.size() == found.size()
                                        ? Future.succeededFuture(found)
                                        : forbidden(model, ids, operation)));
    }

    /** Odoo reads what it is about to change, so that whoever may not even read it is told that. */
    private <T> Future<T> forbidden(Model model, List<Integer> ids, Operation operation) {
        return records.withinReach(model, ids, Operation.READ)
                .compose(readable -> Access.forbidden(env, model, readable ? operation : Operation.READ))
                .compose(Future::failedFuture);
    }
}
