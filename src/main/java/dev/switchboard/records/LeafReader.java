package dev.switchboard.records;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.db.Operator;
import dev.switchboard.db.Trait;
import dev.switchboard.model.Refusal;
import io.vertx.core.json.JsonArray;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one condition of a domain: the path of a field, an operator and a value. */
final class LeafReader {
    /** The first series that looks at the operator before it looks for the field. */
    private static final int NAMES_LAST = 19;

    private final Environment env;
    private final DomainReader domains;
    private final RelationReader relations;

    LeafReader(Environment env, DomainReader domains) {
        this.env = env;
        this.domains = domains;
        this.relations = new RelationReader(env);
    }

    Domain read(Model model, List<@Nullable Object> leaf, int depth) {
        Object left = leaf.get(0);
        if (left instanceof Integer number
                && "=".equals(leaf.get(1))
                && Integer.valueOf(1).equals(leaf.get(2))) {
            return new Domain.Constant(number == 1);
        }
        if (!(left instanceof String path) || !(leaf.get(1) instanceof String written)) {
            throw invalid(leaf);
        }
        String operator = env.series() < NAMES_LAST ? written : word(written, leaf);
        Field field = field(model, path, operator, leaf.get(2));
        return read(model, field, path, word(written, leaf), leaf.get(2), depth);
    }

    private String word(String written, List<@Nullable Object> leaf) {
        String word = written.toLowerCase(Locale.ROOT).strip();
        return switch (word) {
            case "<>" -> "!=";
            case "==" -> "=";
            case "=?", "child_of", "parent_of", "any", "not any" -> word;
            default -> Operator.of(word).orElseThrow(() -> invalid(leaf)).word();
        };
    }

    private Refusal invalid(List<@Nullable Object> leaf) {
        return new Refusal(Refusal.Kind.VALUE_ERROR, env.dialect().invalidLeaf(Python.tuple(leaf)));
    }

    Domain read(Model model, String path, String word, @Nullable Object value, int depth) {
        return read(model, field(model, path, word, value), path, word, value, depth);
    }

    private Domain read(Model model, Field field, String path, String word, @Nullable Object value, int depth) {
        int dot = path.indexOf('.');
        Access.check(env, model, List.of(field), Operation.READ);
        if (dot >= 0) {
            return follow(field, path.substring(dot + 1), word, value, depth);
        }
        if (word.equals("any") || word.equals("not any")) {
            Field relation = relational(field, path);
            return leads(relation, below(relation).inner(relation, value, depth), word.equals("any"));
        }
        if (word.endsWith("_of")) {
            return relations.tree(model, field, word.equals("child_of"), value);
        }
        return compare(field, word, value);
    }

    /** The field with which a path begins. */
    private Field field(Model model, String path, String word, @Nullable Object value) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        return model.find(name).orElseThrow(() -> {
            String leaf = Python.tuple(Arrays.asList(path, word, value));
            return new Refusal(Refusal.Kind.VALUE_ERROR, env.dialect().invalidFieldInLeaf(model.name(), name, leaf));
        });
    }

    /** A path goes through a relation, whose records the caller has to be allowed to read. */
    private Domain follow(Field field, String rest, String word, @Nullable Object value, int depth) {
        Field relation = relational(field, rest);
        Model target = env.schema().target(relation);
        domains.checkDepth(depth);
        Access.check(env, target, Operation.READ);
        DomainReader below = below(relation);
        return leads(relation, below.active(target, below.read(target, rest, word, value, depth + 1)), true);
    }

    /** Behind a many2one, archived records are records like others. */
    private DomainReader below(Field field) {
        return field.type() == FieldType.MANY2ONE && env.context().activeOnly() ? domains.withArchived() : domains;
    }

    private Field relational(Field field, String path) {
        if (!field.type().isRelation()) {
            throw new Refusal(
                    Refusal.Kind.VALUE_ERROR, "Invalid field '%s' in path '%s'".formatted(field.name(), path));
        }
        return field;
    }

    private static Domain leads(Field field, Domain inner, boolean exists) {
        return field.is(Trait.SEARCHABLE) ? new Domain.Leads(field, inner, exists, true) : new Domain.Ignored();
    }

    private Domain compare(Field field, String word, @Nullable Object value) {
        if (word.equals("=?")) {
            return value == null || Boolean.FALSE.equals(value)
                    ? Domain.Constant.EVERYTHING
                    : compare(field, "=", value);
        }
        if (!field.is(Trait.SEARCHABLE)) {
            return new Domain.Ignored();
        }
        Operator operator = normal(Operator.of(word).orElseThrow(), value);
        return field.type().isRelation()
                ? relations.compare(field, operator, value)
                : compareValue(field, operator, value);
    }

    /** Odoo takes {@code =} with a list, and {@code in} without one, for what was meant. */
    private static Operator normal(Operator operator, @Nullable Object value) {
        boolean list = value instanceof JsonArray;
        return switch (operator) {
            case EQUAL -> list ? Operator.IN : operator;
            case NOT_EQUAL -> list ? Operator.NOT_IN : operator;
            case IN -> list ? operator : Operator.EQUAL;
            case NOT_IN -> list ? operator : Operator.NOT_EQUAL;
            default -> operator;
        };
    }

    private Domain compareValue(Field field, Operator operator, @Nullable Object value) {
        boolean moment = field.type() == FieldType.DATETIME && env.series() >= 19 && !operator.isPattern();
        if (moment && value instanceof String text && RelativeMoment.isTold(text)) {
            RelativeMoment.Calendar calendar = RelativeMoment.Calendar.of(env);
            RelativeMoment told = RelativeMoment.of(text, calendar);
            return new Domain.Comparison(field, told.operator(operator), told.bound(operator, calendar));
        }
        if (value instanceof JsonArray list && operator != Operator.IN && operator != Operator.NOT_IN) {
            throw new Refusal(
                    Refusal.Kind.VALUE_ERROR,
                    "Invalid leaf " + Python.tuple(List.of(field.name(), operator.word(), list)));
        }
        if (operator.isPattern()) {
            return new Domain.Comparison(field, operator, Python.truthy(value) ? Operand.text(value) : "");
        }
        if (value instanceof JsonArray list) {
            return new Domain.Comparison(
                    field,
                    operator,
                    Operand.distinct(list.stream()
                            .map(each -> Operand.of(field, operator, each))
                            .toList()));
        }
        return new Domain.Comparison(field, operator, Operand.of(field, operator, value));
    }
}
