package dev.switchboard.db;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the groups of a question from sums of days, where these can answer it exactly. */
final class SummedGroups {
    private static final String ALIAS = "own";

    private final DaySums sums;
    private final Grouping question;
    private final String timeZone;
    private final Domain domain;

    private SummedGroups(DaySums sums, Grouping question, String timeZone, Domain domain) {
        this.sums = sums;
        this.question = question;
        this.timeZone = timeZone;
        this.domain = domain;
    }

    /** The writer for a question; nothing where only the records themselves can answer it. */
    static Optional<SummedGroups> of(Grouping question, Scope scope) {
        Model model = question.of().model();
        DaySums sums = model.daySums();
        if (sums == null
                || !scope.visible().apply(model).equals(Domain.Constant.EVERYTHING)
                || !question.keys().stream().allMatch(key -> isKey(sums, key))
                || !question.aggregates().stream().allMatch(aggregate -> isSum(sums, aggregate))) {
            return Optional.empty();
        }
        String zone = question.keys().isEmpty()
                ? "UTC"
                : question.keys().get(0).calendar().timeZone();
        Domain domain = byDays(sums, question.of().domain(), ZoneId.of(zone));
        return Optional.ofNullable(domain).map(days -> new SummedGroups(sums, question, zone, days));
    }

    private static boolean isKey(DaySums sums, Grouping.Key key) {
        Granularity granularity = key.granularity();
        return granularity == null
                ? sums.keys().contains(key.field().name())
                : key.field().name().equals(sums.moment()) && granularity.isOfDays();
    }

    private static boolean isSum(DaySums sums, Aggregate aggregate) {
        return aggregate.field() == null
                || (sums.sums().containsKey(aggregate.field().name())
                        && switch (aggregate.function()) {
                            case SUM, AVG, COUNT -> true;
                            default -> false;
                        });
    }

    /** The same condition on the rows of days; {@code null} where it tells the records of a row apart. */
    private static @Nullable Domain byDays(DaySums sums, Domain domain, ZoneId zone) {
        if (domain instanceof Domain.All all) {
            List<Domain> each = byDays(sums, all.domains(), zone);
            return each == null ? null : new Domain.All(each);
        }
        if (domain instanceof Domain.Some some) {
            List<Domain> each = byDays(sums, some.domains(), zone);
            return each == null ? null : new Domain.Some(each);
        }
        if (domain instanceof Domain.Comparison comparison) {
            return comparison.field().name().equals(sums.moment())
                    ? byDays(comparison, zone)
                    : onKey(sums, comparison.field(), domain);
        }
        if (domain instanceof Domain.Leads leads) {
            return onKey(sums, leads.field(), domain);
        }
        return domain instanceof Domain.Constant || domain instanceof Domain.Ignored ? domain : null;
    }

    private static @Nullable List<Domain> byDays(DaySums sums, List<Domain> domains, ZoneId zone) {
        List<Domain> all = new ArrayList<>();
        for (Domain domain : domains) {
            Domain days = byDays(sums, domain, zone);
            if (days == null) {
                return null;
            }
            all.add(days);
        }
        return all;
    }

    private static @Nullable Domain onKey(DaySums sums, Field field, Domain domain) {
        return sums.keys().contains(field.name()) ? domain : null;
    }

    /** A moment separates days where a day begins at it, and that begin comes only once. */
    private static @Nullable Domain byDays(Domain.Comparison comparison, ZoneId zone) {
        Operator operator = comparison.operator();
        if (!(comparison.value() instanceof LocalDateTime moment)
                || !(operator == Operator.LESS || operator == Operator.AT_LEAST)) {
            return null;
        }
        LocalDateTime begin =
                moment.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime();
        return begin.toLocalTime().equals(LocalTime.MIDNIGHT)
                        && zone.getRules().getValidOffsets(begin).size() == 1
                ? new Domain.Comparison(comparison.field(), operator, begin)
                : null;
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
        statement.append(" FROM " + sums.relation() + "(").bind(timeZone).append(") " + ALIAS + " WHERE ");
        sums.condition().append(statement, ALIAS, scope.variables());
        statement.append(" AND ");
        new Conditions(statement, scope).append(question.of().model(), domain, ALIAS);
        Grouping.appendGroupBy(statement, question.keys().size());
        statement.append(question.keys().isEmpty() ? "" : " HAVING sum(" + ALIAS + ".records) > 0");
    }

    private static void append(Statement statement, Grouping.Key key) {
        String value = ALIAS + "." + key.field().name();
        Granularity granularity = key.granularity();
        if (granularity == null) {
            statement.append(value);
        } else {
            granularity.append(
                    statement, () -> statement.append(value), key.calendar().weekStart());
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
