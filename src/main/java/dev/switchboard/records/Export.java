package dev.switchboard.records;

import dev.switchboard.db.Choice;
import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.ResGroups;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records as lines of cells; a list of other records takes as many lines. Each step of a path is one statement. */
final class Export {
    private static final List<String> NAME = List.of("display_name");
    private static final List<List<String>> SHORT = List.of(List.of(FieldPaths.EXTERNAL_ID), List.of("name"), NAME);

    private final Records records;
    private final Environment env;
    private final boolean importable;

    private Export(Records records) {
        this.records = records;
        this.env = records.env();
        JsonObject context = env.context().values();
        this.importable = !context.containsKey("import_compat") || Python.truthy(context.getValue("import_compat"));
    }

    /** The lines of each record, by its id. */
    private record Lines(Map<Integer, List<List<Object>>> byId) {
        List<List<Object>> of(Collection<Integer> ids) {
            return ids.stream()
                    .flatMap(id -> byId.getOrDefault(id, List.of()).stream())
                    .toList();
        }
    }

    /**
     * What a relational field adds to a line.
     *
     * @param column where all its records are joined in one cell; -1 where they take lines of their own
     */
    private record Followed(int column, Lines lines) {}

    /** {@code export_data}: {@code {"datas": [[…], …]}}. */
    static Future<JsonObject> of(Records records, Model model, Arguments arguments) {
        Persona.User user = records.env().user();
        boolean allowed = records.env().isUnrestricted()
                || user.groups().contains(ResGroups.ACCESS_RIGHTS)
                || user.groups().contains(ResGroups.SYSTEM);
        if (!allowed) {
            throw new Refusal(
                    Refusal.Kind.USER_ERROR,
                    "You don't have the rights to export data. Please contact an Administrator.");
        }
        List<String> columns = arguments.textsOrNull("fields_to_export");
        List<List<String>> paths = FieldPaths.of(columns == null ? List.of() : columns);
        return new Export(records).lines(model, arguments.ids(), paths).map(lines -> {
            JsonArray cells = new JsonArray();
            lines.of(arguments.ids()).forEach(line -> cells.add(new JsonArray(line)));
            return JsonObject.of("datas", cells);
        });
    }

    private Future<Lines> lines(Model model, Collection<Integer> ids, List<List<String>> paths) {
        Set<String> names = paths.stream()
                .filter(path -> !path.isEmpty())
                .map(path -> path.get(0))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean named = names.contains(FieldPaths.EXTERNAL_ID);
        List<Field> fields = names.stream()
                .filter(name -> !FieldPaths.isReference(name))
                .map(name -> records.field(model, name))
                .toList();
        return records.read(model, List.copyOf(new LinkedHashSet<>(ids)), fields)
                .compose(list -> {
                    Map<String, Followed> followed = new LinkedHashMap<>();
                    List<Field> relations = fields.stream()
                            .filter(field -> field.type().isRelation())
                            .toList();
                    return Writes.eachInTurn(relations, field -> follow(field, list, paths, followed))
                            .compose(done -> named
                                    ? new RecordNames(records).of(model, ids)
                                    : Future.succeededFuture(Map.<Integer, String>of()))
                            .map(external -> {
                                Map<Integer, List<List<Object>>> byId = new LinkedHashMap<>();
                                list.forEach(values -> byId.put(
                                        values.id(), new Line(model, values, external).cells(paths, followed)));
                                return new Lines(byId);
                            });
                });
    }

    private Future<Void> follow(
            Field field, List<Rows.Values> list, List<List<String>> paths, Map<String, Followed> followed) {
        Set<Integer> ids = new LinkedHashSet<>();
        list.forEach(values -> ids.addAll(targets(values.values().get(field.name()))));
        List<List<String>> rest =
                paths.stream().map(path -> after(field.name(), path)).toList();
        int column = importable && field.type() == FieldType.MANY2MANY ? column(rest) : -1;
        List<List<String>> wanted = column < 0 ? rest : List.of(cell(rest.get(column)));
        return lines(env.schema().target(field), ids, wanted).map(lines -> {
            followed.put(field.name(), new Followed(column, lines));
            return null;
        });
    }

    private static List<String> after(String name, List<String> path) {
        if (path.isEmpty() || !path.get(0).equals(name)) {
            return List.of();
        }
        return path.size() == 1 ? NAME : path.subList(1, path.size());
    }

    /** The column that says how records of a list are to be called, or the first of the list's. */
    private static int column(List<List<String>> rest) {
        for (List<String> way : SHORT) {
            if (rest.contains(way)) {
                return rest.indexOf(way);
            }
        }
        return rest.indexOf(
                rest.stream().filter(path -> !path.isEmpty()).findFirst().orElse(NAME));
    }

    private static List<String> cell(List<String> path) {
        return path.equals(SHORT.get(0)) ? path : NAME;
    }

    private static List<Integer> targets(@Nullable Object value) {
        if (value instanceof Rows.Named named) {
            return List.of(named.id());
        }
        return value instanceof List<?> ids
                ? ids.stream().map(Integer.class::cast).toList()
                : List.of();
    }

    /** One record. */
    private final class Line {
        private final Model model;
        private final Rows.Values values;
        private final Map<Integer, String> external;

        Line(Model model, Rows.Values values, Map<Integer, String> external) {
            this.model = model;
            this.values = values;
            this.external = external;
        }

        List<List<Object>> cells(List<List<String>> paths, Map<String, Followed> followed) {
            List<Object> first = new ArrayList<>(Collections.nCopies(paths.size(), ""));
            List<List<Object>> lines = new ArrayList<>(List.of(first));
            for (int i = 0; i < paths.size(); i++) {
                String name = paths.get(i).isEmpty() ? "" : paths.get(i).get(0);
                if (!name.isEmpty() && !followed.containsKey(name)) {
                    first.set(i, cell(name));
                }
            }
            followed.forEach((name, others) ->
                    merge(lines, others, targets(values.values().get(name))));
            return lines;
        }

        private void merge(List<List<Object>> lines, Followed others, List<Integer> ids) {
            List<List<Object>> more = others.lines().of(ids);
            if (others.column() >= 0) {
                lines.get(0)
                        .set(
                                others.column(),
                                more.stream()
                                        .map(line -> String.valueOf(line.get(0)))
                                        .collect(Collectors.joining(",")));
                return;
            }
            for (int line = 0; line < more.size(); line++) {
                if (line > 0) {
                    lines.add(more.get(line));
                    continue;
                }
                for (int i = 0; i < more.get(0).size(); i++) {
                    if (!more.get(0).get(i).equals("")) {
                        lines.get(0).set(i, more.get(0).get(i));
                    }
                }
            }
        }

        private Object cell(String name) {
            return switch (name) {
                case FieldPaths.ID -> String.valueOf(values.id());
                case FieldPaths.EXTERNAL_ID -> external.getOrDefault(values.id(), "");
                default -> plain(model.field(name), values.values().get(name));
            };
        }

        /** Selections are exported as people read them, and moments as the caller's clock shows them. */
        private Object plain(Field field, @Nullable Object value) {
            if (value instanceof LocalDateTime moment) {
                return Shape.MOMENT.format(moment.atOffset(ZoneOffset.UTC)
                        .atZoneSameInstant(env.context().timeZone()));
            }
            if (value == null) {
                return field.type().isNumber() ? (Object) 0 : (field.type() == FieldType.BOOLEAN ? (Object) false : "");
            }
            return field.choices().stream()
                    .filter(choice -> choice.value().equals(value))
                    .findFirst()
                    .<Object>map(Choice::label)
                    .orElseGet(() -> Shape.of(field, value, false));
        }
    }
}
