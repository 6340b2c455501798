package dev.switchboard.db;

import java.util.Optional;

/** Writes the groups of a question from sums of days, where these can answer it exactly. */
final class SummedGroups {
    private static final String ALIAS = "own";

    private final DaySums sums;
    private final Grouping question;
    private final Variables wish;

    private SummedGroups(DaySums sums, Grouping question, Variables wish) {
        this.sums = sums;
        this.question = question;
        this.wish = wish;
    }

    /** The writer for a question; nothing where only the records themselves can answer it. */
    static Optional<SummedGroups> of(Grouping question, Scope scope) {
        Model model = question.of().model();
        DaySums sums = model.daySums();
        return sums == null || !scope.visible().apply(model).equals(Domain.Constant.EVERYTHING)
                ? Optional.empty()
                : SumWish.of(sums, question).map(wish -> new SummedGroups(sums, question, wish));
    }

    /** Appends the statement that gives the groups. */
    void append(Statement statement, Scope scope) {
        statement.append("SELECT ");
        int column = 0;
        for (Grouping.Key key : question.keys()) {
            statement.append(column == 0 ? "" : ", ");
            append(statement, key);
            statement.append(" AS " + Grouping.column(column++));
        }
        for (Aggregate aggregate : question.aggregates()) {
            statement.append(column == 0 ? "" : ", ");
            append(statement, scope, aggregate);
            statement.append(" AS " + Grouping.column(column++));
        }
        statement.append(" FROM ");
        sums.relation().append(statement, ALIAS, wish);
        statement.append(" " + ALIAS + " WHERE ");
        new Conditions(statement, scope)
                .append(question.of().model(), question.of().domain(), ALIAS);
        Grouping.appendGroupBy(statement, question.keys().size());
        statement.append(question.keys().isEmpty() ? "" : " HAVING sum(" + ALIAS + ".records) > 0");
    }

    private static void append(Statement statement, Grouping.Key key) {
        Granularity granularity = key.granularity();
        String column = ALIAS + "." + (granularity == null ? key.field().name() : "day");
        if (granularity == null || granularity == Granularity.DAY) {
            statement.append(column);
        } else {
            granularity.append(
                    statement, () -> statement.append(column), key.calendar().weekStart());
        }
    }

    private void append(Statement statement, Scope scope, Aggregate aggregate) {
        Field field = aggregate.field();
        DaySums.Sum sum = field == null ? null : sums.sums().get(field.name());
        if (field == null || sum == null) {
            statement.append("COALESCE(sum(" + ALIAS + ".records), 0)::int8");
            return;
        }
        Runnable total = () -> sum.total().append(statement, ALIAS, scope.variables());
        Runnable count = () -> sum.count().append(statement, ALIAS, scope.variables());
        if (aggregate.function() == Aggregate.Function.COUNT) {
            statement.append("COALESCE(");
            count.run();
            statement.append(", 0)::int8");
            return;
        }
        statement.append("CASE WHEN ");
        count.run();
        statement.append(" > 0 THEN ");
        total.run();
        if (aggregate.function() == Aggregate.Function.AVG) {
            statement.append("::float8 / ");
            count.run();
        }
        statement.append(" END");
    }
}
