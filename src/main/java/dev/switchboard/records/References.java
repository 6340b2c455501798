package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows fields that lead to records of whichever model, each model in one statement. */
final class References {
    private final Records records;

    References(Records records) {
        this.records = records;
    }

    /** A record that some records lead to. */
    private record Target(String model, int id) {
        /** Reads {@code model,id}. */
        static Optional<Target> of(String text) {
            int comma = text.indexOf(',');
            return comma < 0 || !Operand.isWhole(text.substring(comma + 1))
                    ? Optional.empty()
                    : Optional.of(new Target(text.substring(0, comma), Operand.id(text.substring(comma + 1))));
        }
    }

    /** Puts what a field leads to in its place; {@code false} where that does not exist. */
    Future<Void> follow(Model model, Field field, JsonObject wanted, List<JsonObject> shaped) {
        return targets(model, field, shaped)
                .compose(targets -> read(targets, wanted)
                        .onSuccess(found -> shaped.forEach(record -> put(field, wanted, record, targets, found))))
                .mapEmpty();
    }

    private Future<Map<Target, JsonObject>> read(Map<Integer, Target> targets, JsonObject wanted) {
        Map<String, Set<Integer>> byModel = new LinkedHashMap<>();
        targets.values().forEach(target -> byModel.computeIfAbsent(target.model(), name -> new LinkedHashSet<>())
                .add(target.id()));
        Map<Target, JsonObject> found = new LinkedHashMap<>();
        return Writes.eachInTurn(
                        byModel.entrySet(),
                        each -> read(each.getKey(), List.copyOf(each.getValue()), wanted, found))
                .map(done -> found);
    }

    private static void put(
            Field field,
            JsonObject wanted,
            JsonObject record,
            Map<Integer, Target> targets,
            Map<Target, JsonObject> found) {
        Target target = targets.get(record.getInteger("id"));
        JsonObject other = target == null ? null : found.get(target);
        if (target == null || other == null) {
            record.put(field.name(), false);
        } else if (wanted.containsKey("fields")) {
            JsonObject own = other.copy();
            if (field.type() == FieldType.REFERENCE) {
                own.put("id", JsonObject.of("id", target.id(), "model", target.model()));
            }
            record.put(field.name(), own);
        }
    }

    private Future<Map<Integer, Target>> targets(Model model, Field field, List<JsonObject> shaped) {
        Map<Integer, Target> targets = new LinkedHashMap<>();
        if (field.type() == FieldType.REFERENCE) {
            for (JsonObject record : shaped) {
                Target.of(String.valueOf(record.getValue(field.name())))
                        .ifPresent(target -> targets.put(record.getInteger("id"), target));
            }
            return Future.succeededFuture(targets);
        }
        Field modelField = modelField(model, field);
        List<Integer> ids =
                shaped.stream().map(record -> record.getInteger("id")).toList();
        return records.read(model, ids, List.of(field, modelField)).map(list -> {
            list.forEach(values -> {
                if (values.values().get(modelField.name()) instanceof String name
                        && values.values().get(field.name()) instanceof Integer id
                        && id != 0) {
                    targets.put(values.id(), new Target(name, id));
                }
            });
            return targets;
        });
    }

    /** The field beside {@code res_id} that names its model: {@code res_model}, or {@code model}. */
    private static Field modelField(Model model, Field field) {
        return model.find(field.name().replaceFirst("_id$", "_model")).orElseGet(() -> model.field("model"));
    }

    /** Of what the caller may not read, they learn that it is there. */
    private Future<Void> read(String name, List<Integer> ids, JsonObject wanted, Map<Target, JsonObject> found) {
        Model target = records.env().schema().find(name).orElse(null);
        if (target == null) {
            return Future.succeededFuture();
        }
        Future<List<Integer>> readable = Access.granted(records.env(), target, Operation.READ)
                ? records.reachable(target, ids, Operation.READ)
                : Future.succeededFuture(List.of());
        JsonObject fields = wanted.getValue("fields") instanceof JsonObject some ? some : new JsonObject();
        return records.exists(target, ids)
                .onSuccess(existing -> existing.forEach(id -> found.put(new Target(name, id), hidden(id))))
                .compose(existing -> readable)
                .compose(reachable -> new WebRead(records).read(target, reachable, fields))
                .map(list -> {
                    put(name, list, found);
                    return null;
                });
    }

    private static JsonObject hidden(int id) {
        return JsonObject.of("id", id, "display_name", "You don't have access to this record");
    }

    private static void put(String model, JsonArray list, Map<Target, JsonObject> found) {
        for (Object each : list) {
            JsonObject other = (JsonObject) each;
            found.put(new Target(model, other.getInteger("id")), other);
        }
    }
}
