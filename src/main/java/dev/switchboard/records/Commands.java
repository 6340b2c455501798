package dev.switchboard.records;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operator;
import dev.switchboard.db.Relation;
import dev.switchboard.db.Trait;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes a list of one record by Odoo's commands: {@code [0, 0, values]} makes a record and adds it, {@code [1, id,
 * values]} changes one, {@code [2, id]} deletes one, {@code [3, id]} takes one out, {@code [4, id]} adds one, {@code [5]}
 * takes all out, {@code [6, 0, ids]} makes these the list.
 */
final class Commands {
    private final Records records;
    private final int owner;
    private final Field field;
    private final Model target;

    Commands(Records records, Model model, int owner, Field field) {
        this.records = records;
        this.owner = owner;
        this.field = field;
        this.target = records.env().schema().target(field);
    }

    /** Applies commands in their order. A plain list of ids becomes the list; nothing empties it. */
    Future<Void> apply(Object value) {
        if (!Python.truthy(value)) {
            return value instanceof JsonArray ? Future.succeededFuture() : replace(List.of());
        }
        if (!(value instanceof JsonArray commands)) {
            throw malformed(value);
        }
        boolean plain = commands.stream().allMatch(each -> each instanceof Integer);
        return plain
                ? replace(commands.stream().map(Operand::id).toList())
                : Writes.eachInTurn(commands.stream().toList(), this::one).mapEmpty();
    }

    private Refusal malformed(@Nullable Object value) {
        return new Refusal(
                Refusal.Kind.VALUE_ERROR, "Wrong value for %s: %s".formatted(field.name(), Python.repr(value)));
    }

    private Future<Void> one(@Nullable Object value) {
        if (!(value instanceof JsonArray command) || command.isEmpty() || !(command.getValue(0) instanceof Integer)) {
            throw malformed(value);
        }
        return switch (command.getInteger(0)) {
            case 0 -> create(values(command));
            case 1 -> records.writes().write(target, List.of(id(command)), values(command));
            case 2 -> records.writes().unlink(target, List.of(id(command)));
            case 3 -> takeOut(List.of(id(command)));
            case 4 -> add(List.of(id(command)));
            case 5 -> replace(List.of());
            case 6 -> replace(ids(command));
            default -> throw malformed(value);
        };
    }

    private int id(JsonArray command) {
        if (command.size() < 2) {
            throw malformed(command);
        }
        return Operand.id(command.getValue(1));
    }

    private Map<String, @Nullable Object> values(JsonArray command) {
        if (command.size() < 3 || !(command.getValue(2) instanceof JsonObject values)) {
            throw malformed(command);
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        values.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    private List<Integer> ids(JsonArray command) {
        Object ids = command.size() < 3 ? null : command.getValue(2);
        if (!(ids instanceof JsonArray list)) {
            throw malformed(command);
        }
        return list.stream().map(Operand::id).distinct().toList();
    }

    private Future<Void> create(Map<String, @Nullable Object> values) {
        String inverse = field.relation().inverse();
        if (inverse != null) {
            values.put(inverse, owner);
            return records.writes().create(target, values).mapEmpty();
        }
        return records.writes().create(target, values).compose(id -> add(List.of(id)));
    }

    private Future<Void> replace(List<Integer> ids) {
        return current().compose(current -> takeOut(without(current, ids)).compose(out -> add(without(ids, current))));
    }

    private static List<Integer> without(List<Integer> ids, List<Integer> others) {
        return ids.stream().filter(id -> !others.contains(id)).toList();
    }

    private Future<List<Integer>> current() {
        Relation.Link link = field.relation().link();
        if (link != null) {
            return records.env()
                    .sql()
                    .list(
                            row -> row.getInteger(0),
                            "SELECT %s FROM %s WHERE %s = $1".formatted(link.other(), link.table(), link.own()),
                            owner);
        }
        Domain mine = new Domain.Comparison(inverse(), Operator.EQUAL, owner);
        Context everything = records.env().context().with("active_test", false);
        return new Records(records.env().unrestricted().in(everything)).search(target, mine);
    }

    private Field inverse() {
        String inverse = field.relation().inverse();
        if (inverse == null) {
            throw new IllegalStateException(field.name() + " is computed");
        }
        return target.field(inverse);
    }

    private Future<Void> takeOut(List<Integer> ids) {
        Relation.Link link = field.relation().link();
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        if (link != null) {
            return run("DELETE FROM %s WHERE %s = $1 AND %s = ANY($2)", link, ids);
        }
        Field inverse = inverse();
        return inverse.is(Trait.REQUIRED)
                ? records.writes().unlink(target, ids)
                : records.writes().write(target, ids, Map.of(inverse.name(), false));
    }

    private Future<Void> add(List<Integer> ids) {
        Relation.Link link = field.relation().link();
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        return link != null
                ? run(
                        "INSERT INTO %1$s (%2$s, %3$s) SELECT $1, id FROM unnest($2::int4[]) id ON CONFLICT DO NOTHING",
                        link, ids)
                : records.writes().write(target, ids, Map.of(inverse().name(), owner));
    }

    private Future<Void> run(String statement, Relation.Link link, List<Integer> ids) {
        return records.env()
                .sql()
                .run(statement.formatted(link.table(), link.own(), link.other()), owner, ids.toArray(Integer[]::new))
                .recover(failure -> Violations.explained(records.env(), failure))
                .mapEmpty();
    }
}
