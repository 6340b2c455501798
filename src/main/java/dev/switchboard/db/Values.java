package dev.switchboard.db;

import java.util.List;

/** Writes the SQL that gives the value of a field. */
final class Values {
    private final Statement statement;
    private final Scope scope;

    Values(Statement statement, Scope scope) {
        this.statement = statement;
        this.scope = scope;
    }

    /** Appends one value: a column, an expression, or an array of ids for a list. */
    void append(Model model, Field field, String alias) {
        if (field.source() instanceof Source.Column column) {
            appendColumn(model, field, alias, column.name());
        } else if (field.source() instanceof Source.Expression expression) {
            statement.append("(");
            expression.template().append(statement, alias, scope.variables());
            statement.append(")");
        } else if (field.source() instanceof Source.Related related) {
            appendRelated(model, related.path(), alias);
        } else if (field.source() instanceof Source.Rows) {
            appendIds(field, alias);
        } else if (field.source() instanceof Source.Count count) {
            appendCount(model.field(count.list()), alias);
        } else {
            throw new IllegalArgumentException(field.name() + " is not computed by PostgreSQL");
        }
    }

    private void appendColumn(Model model, Field field, String alias, String column) {
        if (scope.language() == null || !field.is(Trait.TRANSLATED)) {
            statement.append(alias + "." + column);
            return;
        }
        statement
                .append("COALESCE((SELECT value FROM switchboard_translation WHERE model = ")
                .bind(model.name())
                .append(" AND field = ")
                .bind(field.name())
                .append(" AND lang = ")
                .bind(scope.language())
                .append(" AND res_id = " + alias + ".id), " + alias + "." + column + ")");
    }

    private void appendRelated(Model model, List<String> path, String alias) {
        Field first = model.field(path.get(0));
        if (path.size() == 1) {
            append(model, first, alias);
            return;
        }
        Model target = scope.schema().target(first);
        String other = statement.alias();
        boolean list = last(target, path).type().isList();
        statement.append(list ? "COALESCE((SELECT " : "(SELECT ");
        appendRelated(target, path.subList(1, path.size()), other);
        statement.append(" FROM " + target.table() + " " + other + " WHERE ");
        appendLink(first, target, alias, other);
        statement.append(list ? " LIMIT 1), ARRAY[]::int4[])" : " LIMIT 1)");
    }

    private Field last(Model target, List<String> path) {
        Model model = target;
        for (String step : path.subList(1, path.size() - 1)) {
            model = scope.schema().target(model.field(step));
        }
        return model.field(path.get(path.size() - 1));
    }

    /** Appends what makes a row {@code other} one of those that a field of {@code alias} leads to. */
    void appendLink(Field field, Model target, String alias, String other) {
        Relation relation = field.relation();
        if (field.type() == FieldType.MANY2ONE) {
            statement.append(other + ".id = ");
            appendReference(field, alias);
        } else if (relation.inverse() != null) {
            statement.append(other + "." + target.field(relation.inverse()).columnName() + " = " + alias + ".id");
        } else if (relation.link() != null) {
            Relation.Link link = relation.link();
            statement.append(other + ".id IN (SELECT " + link.other() + " FROM " + link.table() + " WHERE " + link.own()
                    + " = " + alias + ".id)");
        } else {
            statement.append(other + ".id = ANY(");
            appendReference(field, alias);
            statement.append(")");
        }
        if (relation.condition() != null) {
            statement.append(" AND (");
            relation.condition().append(statement, other, scope.variables());
            statement.append(")");
        }
    }

    private void appendReference(Field field, String alias) {
        if (field.source() instanceof Source.Column column) {
            statement.append(alias + "." + column.name());
        } else if (field.source() instanceof Source.Expression expression) {
            statement.append("(");
            expression.template().append(statement, alias, scope.variables());
            statement.append(")");
        } else {
            throw new IllegalArgumentException(field.name() + " leads nowhere");
        }
    }

    /** Appends the ids that a list holds and the caller may reach, in the other model's order. */
    private void appendIds(Field field, String alias) {
        Model target = scope.schema().target(field);
        String other = statement.alias();
        statement.append("ARRAY(SELECT " + other + ".id");
        appendListed(field, target, alias, other);
        statement.append(" ORDER BY ");
        new Ordering(statement, scope).append(target, Ordering.parse(target, target.order()), other);
        statement.append(")");
    }

    private void appendCount(Field list, String alias) {
        statement.append("(SELECT count(*)::int4");
        appendListed(list, scope.schema().target(list), alias, statement.alias());
        statement.append(")");
    }

    private void appendListed(Field field, Model target, String alias, String other) {
        statement.append(" FROM " + target.table() + " " + other + " WHERE ");
        appendLink(field, target, alias, other);
        new Conditions(statement, scope).appendReachable(target, other, scope.activeOnly());
    }
}
