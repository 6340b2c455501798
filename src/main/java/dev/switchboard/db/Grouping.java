package dev.switchboard.db;

import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about groups of the records of one model, of which it sees only those that the caller may reach.
 *
 * @param of the records; offset and limit are those of the groups
 * @param keys what the records of a group have in common
 * @param aggregates what is told about each group
 * @param order how groups are sorted
 */
public record Grouping(Query of, List<Key> keys, List<Aggregate> aggregates, List<Term> order) {
    private static final String ALIAS = "own";
    private static final String GROUPS = "groups";

    /**
     * What the records of a group have in common.
     *
     * @param field any field but a one2many
     * @param granularity of days and moments; {@code null} for the values as they are
     * @param calendar where and how days and weeks are counted
     */
    public record Key(Field field, @Nullable Granularity granularity, Calendar calendar) {}

    /**
     * Where and how days and weeks are counted.
     *
     * @param timeZone a name that PostgreSQL knows
     * @param weekStart the first day of the week: 1 is Monday
     */
    public record Calendar(String timeZone, int weekStart) {}

    /**
     * One thing that groups are sorted by.
     *
     * @param column the index of a key or, after the last key, of an aggregate
     * @param descending whether the largest comes first
     * @param nulls {@code " NULLS FIRST"}, {@code " NULLS LAST"} or nothing
     */
    public record Term(int column, boolean descending, String nulls) {}

    /**
     * One group.
     *
     * @param keys Java values; records as {@link Rows.Named}
     * @param aggregates Java values; arrays for {@link Aggregate.Function#ARRAY_AGG}
     * @param total how many groups there are, whatever the limit
     */
    public record Group(List<@Nullable Object> keys, List<@Nullable Object> aggregates, int total) {}

    /** The one statement that gives the groups; {@link #read} reads its rows. */
    public Statement statement(Scope scope) {
        Statement statement = new Statement().append("WITH " + GROUPS + " AS MATERIALIZED (");
        SummedGroups.of(this, scope)
                .ifPresentOrElse(sums -> sums.append(statement, scope), () -> appendGroupsOfRecords(statement, scope));
        statement.append(") SELECT " + GROUPS + ".*, count(*) OVER ()::int4");
        StringBuilder names = new StringBuilder();
        for (int column = 0; column < keys.size(); column++) {
            names.append(target(scope, keys.get(column).field()) == null ? "" : ", " + record(column) + ".name");
        }
        statement.append(names + " FROM " + GROUPS);
        for (int column = 0; column < keys.size(); column++) {
            Model target = target(scope, keys.get(column).field());
            if (target != null) {
                appendRecords(statement, scope, target, column);
            }
        }
        appendOrder(statement);
        if (of.limit() != null) {
            statement.append(" LIMIT ").bind(of.limit());
        }
        return of.offset() > 0 ? statement.append(" OFFSET ").bind(of.offset()) : statement;
    }

    /** The model whose records are the groups, if they are records. */
    private @Nullable Model target(Scope scope, Field field) {
        if (field.type() == FieldType.MANY2ONE || field.type() == FieldType.MANY2MANY) {
            return scope.schema().target(field);
        }
        return field.name().equals("id") ? of.model() : null;
    }

    static String column(int index) {
        return "c" + index;
    }

    private static String record(int column) {
        return "r" + column;
    }

    /**
     * Joins the records that are groups, each once however many groups it is in: what it is called, which may be known
     * to whoever sees that it is pointed to, and its place in the order of its model.
     */
    private static void appendRecords(Statement statement, Scope scope, Model target, int column) {
        String own = statement.alias();
        String other = statement.alias();
        Runnable id = () -> statement.append(own + ".id");
        statement.append(" LEFT JOIN (SELECT " + own + ".id, (SELECT ");
        new Values(statement, scope.unlimited()).append(target, target.field("display_name"), other);
        statement.append(" FROM " + target.table() + " " + other + " WHERE " + other + ".id = " + own + ".id) AS name");
        statement.append(", rank() OVER (ORDER BY ");
        new Ordering(statement, scope).appendTarget(target, id, false, "");
        statement.append(") AS place FROM (SELECT DISTINCT " + column(column) + " AS id FROM " + GROUPS + ") " + own);
        statement.append(") " + record(column) + " ON " + record(column) + ".id = " + GROUPS + "." + column(column));
    }

    private void appendGroupsOfRecords(Statement statement, Scope scope) {
        Conditions conditions = new Conditions(statement, scope);
        List<String> joined = keys.stream().map(key -> statement.alias()).toList();
        int column = 0;
        for (Key key : keys) {
            statement.append(column == 0 ? "SELECT " : ", ");
            appendKey(statement, scope, key, joined.get(column));
            statement.append(" AS " + column(column++));
        }
        for (Aggregate aggregate : aggregates) {
            statement.append(column == 0 ? "SELECT " : ", ");
            aggregate.append(statement, scope, of.model(), ALIAS);
            statement.append(" AS " + column(column++));
        }
        statement.append(" FROM " + of.model().table() + " " + ALIAS);
        for (int i = 0; i < keys.size(); i++) {
            appendJoin(statement, scope, keys.get(i).field(), joined.get(i));
        }
        statement.append(" WHERE ");
        conditions.append(of.model(), of.domain(), ALIAS);
        conditions.appendReachable(of.model(), ALIAS, false);
        appendGroupBy(statement, keys.size());
    }

    /** Appends that the first columns are what groups have in common. */
    static void appendGroupBy(Statement statement, int columns) {
        for (int i = 1; i <= columns; i++) {
            statement.append((i == 1 ? " GROUP BY " : ", ") + i);
        }
    }

    private void appendKey(Statement statement, Scope scope, Key key, String joined) {
        Field field = key.field();
        Granularity granularity = key.granularity();
        Runnable value = () -> new Values(statement, scope).append(of.model(), field, ALIAS);
        if (field.type() == FieldType.MANY2MANY) {
            statement.append(joined + "." + link(field).other());
        } else if (field.type() == FieldType.BOOLEAN) {
            statement.append("COALESCE(");
            value.run();
            statement.append(", FALSE)");
        } else if (granularity != null) {
            Calendar calendar = key.calendar();
            granularity.append(statement, () -> appendMoment(statement, field, value, calendar), calendar.weekStart());
            statement.append(field.type() == FieldType.DATE && !granularity.isNumber() ? "::date" : "");
        } else {
            value.run();
        }
    }

    /** Moments are stored in UTC; days begin where the caller is. */
    private static void appendMoment(Statement statement, Field field, Runnable value, Calendar calendar) {
        if (field.type() == FieldType.DATE) {
            value.run();
            statement.append("::timestamp");
            return;
        }
        statement.append("timezone(").bind(calendar.timeZone()).append(", timezone('UTC', ");
        value.run();
        statement.append("))");
    }

    private static Relation.Link link(Field field) {
        Relation.Link link = field.relation().link();
        if (link == null) {
            throw new IllegalArgumentException(field.name() + " is not stored");
        }
        return link;
    }

    /** A record is in the group of each record that its list holds and the caller may reach. */
    private void appendJoin(Statement statement, Scope scope, Field field, String joined) {
        if (field.type() != FieldType.MANY2MANY) {
            return;
        }
        Relation.Link link = link(field);
        Model target = scope.schema().target(field);
        String other = statement.alias();
        statement.append(" LEFT JOIN " + link.table() + " " + joined + " ON " + joined + "." + link.own() + " = "
                + ALIAS + ".id AND " + joined + "." + link.other() + " IN (SELECT " + other + ".id FROM "
                + target.table() + " " + other + " WHERE TRUE");
        new Conditions(statement, scope).appendReachable(target, other, false);
        statement.append(")");
    }

    private void appendOrder(Statement statement) {
        String separator = " ORDER BY ";
        for (Term term : order) {
            boolean place = term.column() < keys.size()
                    && keys.get(term.column()).field().type() == FieldType.MANY2ONE;
            String value = place ? record(term.column()) + ".place" : GROUPS + "." + column(term.column());
            statement.append(separator + value + (term.descending() ? " DESC" : "") + term.nulls());
            separator = ", ";
        }
    }

    /** Reads one row of the statement. */
    public Group read(Row row) {
        int total = keys.size() + aggregates.size();
        int name = total + 1;
        List<@Nullable Object> groupKeys = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            boolean named = isRecord(keys.get(i).field());
            groupKeys.add(named ? named(row, i, name++) : row.getValue(i));
        }
        List<@Nullable Object> told = new ArrayList<>();
        for (int i = keys.size(); i < total; i++) {
            told.add(row.getValue(i));
        }
        return new Group(groupKeys, told, row.getInteger(total));
    }

    private static boolean isRecord(Field field) {
        return field.type() == FieldType.MANY2ONE
                || field.type() == FieldType.MANY2MANY
                || field.name().equals("id");
    }

    private static Rows.@Nullable Named named(Row row, int id, int name) {
        String text = row.getString(name);
        return row.getInteger(id) == null ? null : new Rows.Named(row.getInteger(id), text);
    }
}
