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
        if (value instanceof String text && (operator.isPattern() || !Operand.isWhole(text))) {
            return named(field, operator, text);
        }
        return operator.isPattern()
                ? named(field, operator, Operand.text(value))
                : compareId(field, operator, Operand.id(value));
    }

    /** Whether the field leads anywhere. */
    private static Domain filled(Field field, boolean wanted) {
        return field.type() == FieldType.MANY2ONE
                ? new Domain.Comparison(field, wanted ? Operator.NOT_EQUAL : Operator.EQUAL, null)
                : new Domain.Leads(field, Domain.Constant.EVERYTHING, wanted);
    }

    private Domain named(Field field, Operator operator, String name) {
        Model target = env.schema().target(field);
        Access.check(env, target, Operation.READ);
        Operator positive = operator.isNegative() ? operator.negated() : operator;
        Domain called = new Domain.Comparison(target.field("display_name"), positive, name);
        return new Domain.Leads(field, called, !operator.isNegative());
    }

    private Domain compareId(Field field, Operator operator, Integer id) {
        if (field.type() == FieldType.MANY2ONE) {
            return new Domain.Comparison(field, operator, id);
        }
        boolean negative = operator.isNegative();
        Operator positive = negative ? operator.negated() : operator;
        Field target = env.schema().target(field).field("id");
        return new Domain.Leads(field, new Domain.Comparison(target, positive, id), !negative);
    }

    private Domain compareList(Field field, Operator operator, JsonArray list) {
        List<@Nullable Object> ids = new ArrayList<>();
        List<Domain> either = new ArrayList<>();
        for (Object each : list) {
            if (each == null || Boolean.FALSE.equals(each)) {
                either.add(filled(field, false));
            } else if (each instanceof String text && !Operand.isWhole(text)) {
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
        Field target = env.schema().target(field).field("id");
        return new Domain.Leads(field, new Domain.Comparison(target, Operator.IN, ids), true);
    }

    /** Whether a record, or what a field of it leads to, is below or above others. */
    Domain tree(Model model, Field field, boolean downwards, @Nullable Object value) {
        Model target = field.type().isRelation() ? env.schema().target(field) : model;
        Field parent = target.find(PARENT).orElseThrow(() -> new Refusal(Refusal.Kind.KEY_ERROR, PARENT));
        List<Integer> ids = new ArrayList<>();
        if (value instanceof JsonArray list) {
            list.forEach(each -> ids.add(Operand.id(each)));
        } else if (Python.truthy(value)) {
            ids.add(Operand.id(value));
        }
        Domain tree = new Domain.Tree(parent, ids, downwards, true);
        return field.type().isRelation() ? new Domain.Leads(field, tree, true) : tree;
    }
}
