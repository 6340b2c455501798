package dev.switchboard.records;

import dev.switchboard.db.Choice;
import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.db.Source;
import dev.switchboard.db.Trait;
import dev.switchboard.model.Persona;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Domains as callers write them, about fields that a caller may see. */
final class RandomDomains {
    private static final List<String> EQUALITIES = List.of("=", "!=", "=?", "<>");
    private static final List<String> INEQUALITIES = List.of("<", "<=", ">", ">=");
    private static final List<String> PATTERNS = List.of("like", "ilike", "not like", "not ilike", "=like", "=ilike");
    private static final List<String> NAMED = List.of("=", "!=", "like", "ilike", "not like", "not ilike");
    private static final List<String> PARTS =
            List.of("", "a", "A", "d%", "_", "%", "\\%", "\\_", "a_b", "slash", "'", "\"", "ü", "日", "😀", "0", "e");
    private static final Set<String> CALLED_BY_A_COLUMN =
            Set.of("im_livechat.channel", "discuss.channel", "mail.guest", "chatbot.script", "utm.source");
    private static final Set<String> SORTED_BY_COLUMNS = Set.of(
            "im_livechat.channel",
            "discuss.channel",
            "mail.guest",
            "chatbot.script",
            "chatbot.script.step",
            "mail.message",
            "res.country",
            "res.groups",
            "utm.source");
    private static final List<String> DIRECTIONS = List.of("", " asc", " DESC", " desc");
    private static final List<String> EMPTY_ONES = List.of("", "", " nulls first", " NULLS LAST");
    private static final int DEEPEST = 3;

    private final World world;
    private final Persona.User user;
    private final Random random;

    RandomDomains(World world, Persona.User user, Random random) {
        this.world = world;
        this.user = user;
        this.random = random;
    }

    /** A model that the caller may read. */
    Model model() {
        return anyOf(world.models().stream().filter(this::readable).toList());
    }

    private boolean readable(Model model) {
        return model.grants().stream()
                .anyMatch(grant -> grant.operations().contains(Operation.READ)
                        && user.groups().contains(grant.group()));
    }

    /** Fields of a model that the caller may see and the test can find out the values of. */
    List<Field> fields(Model model) {
        return model.fields(field -> world.usable(model, field)
                && (field.groups().isEmpty() || field.groups().stream().anyMatch(user.groups()::contains))
                && field.type() != FieldType.BINARY
                && field.type() != FieldType.PROPERTIES
                && !(field.type().isList() && field.is(Trait.UNSTORED))
                && (!field.type().isRelation() || readable(world.schema().target(field))));
    }

    /** One or two fields to sort by. */
    String order(Model model) {
        List<String> sortable =
                fields(model).stream().filter(this::sorts).map(Field::name).toList();
        String order = anyOf(sortable) + anyOf(DIRECTIONS) + anyOf(EMPTY_ONES);
        return random.nextBoolean() ? order : order + ", " + anyOf(sortable) + anyOf(DIRECTIONS);
    }

    /** Records that are pointed to are sorted as their model is, which the test has to be able to. */
    private boolean sorts(Field field) {
        return !field.type().isList()
                && (field.type() != FieldType.MANY2ONE
                        || SORTED_BY_COLUMNS.contains(field.relation().model()));
    }

    /** A domain. */
    JsonArray domain(Model model) {
        return domain(model, 0);
    }

    private JsonArray domain(Model model, int depth) {
        JsonArray domain = new JsonArray();
        int conditions = random.nextInt(depth == 0 ? 4 : 3);
        for (int i = 0; i < conditions; i++) {
            append(domain, model, depth, 0);
        }
        return domain;
    }

    private void append(JsonArray domain, Model model, int depth, int nested) {
        switch (nested > 2 ? 9 : random.nextInt(10)) {
            case 0, 1 -> {
                domain.add(random.nextBoolean() ? "|" : "&");
                append(domain, model, depth, nested + 1);
                append(domain, model, depth, nested + 1);
            }
            case 2 -> {
                domain.add("!");
                append(domain, model, depth, nested + 1);
            }
            default -> domain.add(leaf(model, depth));
        }
    }

    private JsonArray leaf(Model model, int depth) {
        if (random.nextInt(25) == 0) {
            return JsonArray.of(random.nextInt(2), "=", 1);
        }
        Field field = anyOf(fields(model));
        if (field.type().isRelation()) {
            return relation(model, field, depth);
        }
        if (field.name().equals("id")) {
            return id(model);
        }
        return switch (field.type()) {
            case BOOLEAN -> bool(field);
            case INTEGER, MANY2ONE_REFERENCE, FLOAT -> number(field);
            case DATETIME, DATE -> moment(field);
            default -> text(field);
        };
    }

    private JsonArray id(Model model) {
        return switch (random.nextInt(4)) {
            case 0 -> JsonArray.of("id", anyOf(List.of("in", "not in")), ids(model));
            case 1 -> JsonArray.of("id", anyOf(INEQUALITIES), anyId(model));
            case 2 ->
                treelike(model)
                        ? JsonArray.of(
                                "id",
                                anyOf(List.of("child_of", "parent_of")),
                                random.nextBoolean() ? anyId(model) : ids(model))
                        : JsonArray.of("id", "=", false);
            default -> JsonArray.of("id", anyOf(EQUALITIES), anyId(model));
        };
    }

    private static boolean treelike(Model model) {
        return model.find("parent_id")
                .filter(parent ->
                        parent.columnName() != null && parent.relation().model().equals(model.name()))
                .isPresent();
    }

    private int anyId(Model model) {
        List<World.Row> rows = world.rows(model);
        return rows.isEmpty() || random.nextInt(12) == 0 ? 987654 : anyOf(rows).id();
    }

    private JsonArray ids(Model model) {
        JsonArray ids = new JsonArray();
        for (int i = random.nextInt(5); i > 0; i--) {
            ids.add(anyId(model));
        }
        return ids;
    }

    /** {@code active =? false} says nothing, and is left out: Odoo takes it for a word about archived records. */
    private JsonArray bool(Field field) {
        return random.nextInt(3) == 0
                ? JsonArray.of(
                        field.name(),
                        anyOf(List.of("in", "not in")),
                        anyOf(List.of(
                                JsonArray.of(true), JsonArray.of(false), JsonArray.of(true, false), new JsonArray())))
                : JsonArray.of(
                        field.name(),
                        anyOf(field.name().equals("active") ? EQUALITIES.subList(0, 2) : EQUALITIES),
                        random.nextBoolean());
    }

    private JsonArray number(Field field) {
        List<Object> values = List.of(-1, 0, 1, 2, 3, 5, false, 2.5);
        Object value = field.type() == FieldType.FLOAT ? anyOf(values) : anyOf(values.subList(0, 7));
        return switch (random.nextInt(5)) {
            case 0 -> JsonArray.of(field.name(), anyOf(List.of("in", "not in")), some(values.subList(0, 7)));
            case 1, 2 -> JsonArray.of(field.name(), anyOf(INEQUALITIES), value);
            case 3 -> JsonArray.of(field.name(), anyOf(PATTERNS.subList(0, 4)), anyOf(List.of("1", "2", "5")));
            default -> JsonArray.of(field.name(), anyOf(EQUALITIES), value);
        };
    }

    private JsonArray moment(Field field) {
        List<Object> values = List.of(
                "2026-01-01", "2026-01-02", "2026-01-03 00:00:00", "2026-01-02 12:00:00", "2026-01-01 23:59:59", false);
        return switch (random.nextInt(5)) {
            case 0 -> JsonArray.of(field.name(), anyOf(List.of("in", "not in")), some(values));
            case 1 -> JsonArray.of(field.name(), anyOf(PATTERNS.subList(0, 4)), "2026-01-0" + random.nextInt(4));
            case 2 -> JsonArray.of(field.name(), anyOf(EQUALITIES), anyOf(values));
            default -> JsonArray.of(field.name(), anyOf(INEQUALITIES), anyOf(values));
        };
    }

    private JsonArray text(Field field) {
        boolean stored = field.source() instanceof Source.Column;
        List<Object> values = List.copyOf(
                field.choices().isEmpty()
                        ? RandomWorld.WORDS
                        : field.choices().stream().map(Choice::value).toList());
        Object value = random.nextInt(5) == 0 || (!stored && values.contains("")) ? false : anyOf(values);
        if (field.type() == FieldType.HTML && value instanceof String text) {
            value = RandomWorld.html(text);
        }
        return switch (random.nextInt(6)) {
            case 0 ->
                JsonArray.of(
                        field.name(),
                        anyOf(List.of("in", "not in")),
                        stored ? some(values).add(false) : some(List.of("Ada", "Bob", false)));
            case 1, 2 -> JsonArray.of(field.name(), anyOf(PATTERNS), stored ? anyOf(PARTS) : "a");
            case 3 -> JsonArray.of(field.name(), anyOf(INEQUALITIES), value);
            default -> JsonArray.of(field.name(), anyOf(EQUALITIES), value);
        };
    }

    private JsonArray some(List<Object> values) {
        JsonArray some = new JsonArray();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(anyOf(values));
        }
        return some;
    }

    private JsonArray relation(Model model, Field field, int depth) {
        Model target = world.schema().target(field);
        boolean reference = field.type() == FieldType.MANY2ONE;
        boolean deep = depth >= DEEPEST;
        boolean stored = !(field.source() instanceof Source.Related);
        return switch (stored ? random.nextInt(deep ? 4 : 8) : 0) {
            case 0 -> JsonArray.of(field.name(), anyOf(List.of("=", "!=")), false);
            case 1 ->
                JsonArray.of(
                        field.name(),
                        anyOf(List.of("in", "not in", "=", "!=")),
                        reference && random.nextBoolean() ? ids(target).add(false) : ids(target));
            case 2 -> JsonArray.of(field.name(), anyOf(List.of("=", "!=", "<>")), anyId(target));
            case 3 -> named(model, field, target);
            case 4, 5 -> JsonArray.of(field.name(), anyOf(List.of("any", "not any")), domain(target, depth + 1));
            default -> dotted(field, leaf(target, depth + 1));
        };
    }

    private JsonArray named(Model model, Field field, Model target) {
        boolean tree = treelike(target) && field.type() != FieldType.ONE2MANY;
        boolean own = field.type() == FieldType.MANY2ONE && target.name().equals(model.name());
        if (tree || own) {
            return JsonArray.of(field.name(), anyOf(List.of("child_of", "parent_of")), ids(target));
        }
        if (CALLED_BY_A_COLUMN.contains(target.name())) {
            return JsonArray.of(field.name(), anyOf(NAMED), anyOf(PARTS.subList(1, PARTS.size())));
        }
        return JsonArray.of(field.name(), "=", anyId(target));
    }

    private static JsonArray dotted(Field field, JsonArray leaf) {
        return leaf.getValue(0) instanceof String path
                ? JsonArray.of(field.name() + "." + path, leaf.getValue(1), leaf.getValue(2))
                : leaf;
    }

    <T> T anyOf(List<? extends T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
