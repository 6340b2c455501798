package dev.switchboard.records;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.db.Operator;
import dev.switchboard.model.Refusal;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads conditions on relational fields: compared with ids, with names, or with nothing. */
final class RelationReader {
    private static final String PARENT = "parent_id";

    private final Environment env;

    RelationReader(Environment env) {
        this.env = env;
    }

    Domain compare(Field field, Operator operator, @Nullable Object value) {
        if (value instanceof JsonArray list) {
            return compareList(field, operator, list);
        }
        if (value == null || value instanceof Boolean) {
            boolean wanted = Boolean.TRUE.equals(value) != operator.isNegative();
            return filled(field, wanted);
        }
        if (value instanceof String text) {
            return named(field, operator, text);
        }
        return operator.isPattern()
                ? named(field, operator, Operand.text(value))
                : compareId(field, operator, Operand.id(value));
    }

    /** Whether the field leads anywhere, reached by the caller or not; a list of archived records is an empty one. */
    private Domain filled(Field field, boolean wanted) {
        if (field.type() == FieldType.MANY2ONE) {
            return new Domain.Comparison(field, wanted ? Operator.NOT_EQUAL : Operator.EQUAL, null);
        }
        Domain any = field.type() == FieldType.MANY2MANY
                ? Domain.Constant.EVERYTHING
                : active(field, Domain.Constant.EVERYTHING);
        return new Domain.Leads(field, any, wanted, isSearched(field));
    }

    /** Records that not all pointing back belong to are searched for; others are looked up, whoever may reach them. */
    private static boolean isSearched(Field field) {
        return field.relation().condition() != null;
    }

    private Domain active(Field field, Domain domain) {
        return field.type() == FieldType.MANY2ONE
                ? domain
                : new Records(env).active(env.schema().target(field), domain);
    }

    private Domain named(Field field, Operator operator, Object name) {
        Model target = env.schema().target(field);
        Access.check(env, target, Operation.READ);
        Operator positive = operator.isNegative() ? operator.negated() : operator;
        Domain called = new Domain.Comparison(target.field("display_name"), positive, name);
        return new Domain.Leads(field, active(field, called), !operator.isNegative(), true);
    }

    private Domain compareId(Field field, Operator operator, Integer id) {
        if (field.type() == FieldType.MANY2ONE) {
            return id == 0 && (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL)
                    ? filled(field, operator == Operator.NOT_EQUAL)
                    : new Domain.Comparison(field, operator, id);
        }
        boolean negative = operator.isNegative();
        Operator positive = negative ? operator.negated() : operator;
        return holds(field, new Domain.Comparison(targetId(field), positive, id), !negative);
    }

    /** Whether a list holds records that the caller names, reached by them or not. */
    private Domain holds(Field field, Domain ids, boolean exists) {
        Domain inner = isSearched(field) ? active(field, ids) : ids;
        return new Domain.Leads(field, inner, exists, isSearched(field));
    }

    private Field targetId(Field field) {
        return env.schema().target(field).field("id");
    }

    private Domain compareList(Field field, Operator operator, JsonArray list) {
        List<@Nullable Object> ids = new ArrayList<>();
        List<Domain> either = new ArrayList<>();
        for (Object each : list) {
            if (each == null || Boolean.FALSE.equals(each)) {
                either.add(filled(field, false));
            } else if (each instanceof String text) {
                either.add(named(field, Operator.EQUAL, text));
            } else {
                ids.add(Operand.id(each));
            }
        }
        either.add(amongIds(field, ids));
        Domain any = either.size() == 1 ? either.get(0) : new Domain.Some(either);
        return operator.isNegative() ? any.negated() : any;
    }

    private Domain amongIds(Field field, List<@Nullable Object> ids) {
        if (ids.isEmpty()) {
            return Domain.Constant.NOTHING;
        }
        if (field.type() == FieldType.MANY2ONE) {
            return new Domain.Comparison(field, Operator.IN, ids);
        }
        return holds(field, new Domain.Comparison(targetId(field), Operator.IN, ids), true);
    }

    /** Whether a record, or what a field of it leads to, is below or above others, the caller may reach them or not. */
    Domain tree(Model model, Field field, boolean downwards, @Nullable Object value) {
        List<Integer> ids = roots(value);
        if (!field.type().isRelation()) {
            return new Domain.Tree(parent(model, PARENT), ids, downwards, true);
        }
        Model target = env.schema().target(field);
        if (field.type() == FieldType.MANY2ONE && target.name().equals(model.name())) {
            return new Domain.Tree(parent(model, field.name()), ids, downwards, true);
        }
        Domain tree = new Domain.Tree(parent(target, PARENT), ids, downwards, true);
        boolean searched = field.type() == FieldType.MANY2MANY;
        return new Domain.Leads(field, searched ? active(field, tree) : tree, true, searched);
    }

    private static Field parent(Model model, String name) {
        Field parent = model.find(name).orElseThrow(() -> new Refusal(Refusal.Kind.KEY_ERROR, name));
        if (parent.columnName() == null || !parent.relation().model().equals(model.name())) {
            throw new Refusal(
                    Refusal.Kind.VALUE_ERROR, "Invalid parent field: %s.%s".formatted(model.name(), parent.name()));
        }
        return parent;
    }

    private static List<Integer> roots(@Nullable Object value) {
        List<Integer> ids = new ArrayList<>();
        if (value instanceof JsonArray list) {
            list.forEach(each -> ids.add(Operand.id(each)));
        } else if (Python.truthy(value)) {
            ids.add(Operand.id(value));
        }
        return ids;
    }
}
