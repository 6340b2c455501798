package dev.switchboard.db;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a question about groups needs of sums of days, if they can answer it exactly. */
final class SumWish {
    private final DaySums sums;
    private final ZoneId zone;
    private final Set<String> dimensions = new HashSet<>();
    private final Set<LocalDate> cuts = new TreeSet<>();

    private SumWish(DaySums sums, ZoneId zone) {
        this.sums = sums;
        this.zone = zone;
    }

    /** Which rows of the sums answer a question; nothing where only the records themselves can. */
    static Optional<Variables> of(DaySums sums, Grouping question) {
        SumWish wish = new SumWish(sums, ZoneId.of(zone(sums, question)));
        boolean answered = question.keys().stream().allMatch(wish::isKey)
                && question.aggregates().stream().allMatch(wish::isSum)
                && wish.isTold(question.of().domain())
                && wish.dimensions.size() <= 1;
        return answered ? Optional.of(wish::variable) : Optional.empty();
    }

    /** Days begin where the caller is, unless something is known of UTC's days alone. */
    private static String zone(DaySums sums, Grouping question) {
        List<Grouping.Key> keys = question.keys();
        boolean utc = keys.stream()
                .map(key -> sums.keys().get(key.field().name()))
                .filter(Objects::nonNull)
                .anyMatch(DaySums.Known::inUtc);
        return utc || keys.isEmpty() ? "UTC" : keys.get(0).calendar().timeZone();
    }

    private @Nullable Object variable(String name) {
        return switch (name) {
            case "zone" -> zone.getId();
            case "dimension" ->
                dimensions.isEmpty() ? sums.dimension() : dimensions.iterator().next();
            case "cuts" -> cuts.toArray(LocalDate[]::new);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private boolean isKey(Grouping.Key key) {
        Granularity granularity = key.granularity();
        return granularity == null
                ? isKey(key.field())
                : key.field().name().equals(sums.moment())
                        && granularity.isOfDays()
                        && key.calendar().timeZone().equals(zone.getId());
    }

    private boolean isKey(Field field) {
        DaySums.Known key = sums.keys().get(field.name());
        if (key == null || (key.inUtc() && !zone.getId().equals("UTC"))) {
            return false;
        }
        if (key.dimension() != null) {
            dimensions.add(key.dimension());
        }
        return true;
    }

    private boolean isSum(Aggregate aggregate) {
        return aggregate.field() == null
                || (sums.sums().containsKey(aggregate.field().name())
                        && switch (aggregate.function()) {
                            case SUM, AVG, COUNT -> true;
                            default -> false;
                        });
    }

    private boolean isTold(Domain domain) {
        if (domain instanceof Domain.All all) {
            return all.domains().stream().allMatch(this::isTold);
        }
        if (domain instanceof Domain.Some some) {
            return some.domains().stream().allMatch(this::isTold);
        }
        if (domain instanceof Domain.Comparison comparison) {
            return comparison.field().name().equals(sums.moment())
                    ? isTold(comparison.operator(), comparison.value())
                    : isKey(comparison.field());
        }
        if (domain instanceof Domain.Leads leads) {
            return isKey(leads.field());
        }
        return domain instanceof Domain.Constant || domain instanceof Domain.Ignored;
    }

    /** All records of a day are on one side of a moment that is in another day. */
    private boolean isTold(Operator operator, @Nullable Object value) {
        if (value instanceof LocalDateTime moment) {
            cut(operator, moment);
            return !operator.isPattern();
        }
        return value instanceof List<?> list ? list.stream().allMatch(each -> isTold(operator, each)) : value == null;
    }

    /** Where clocks are put back, what comes before a moment may be called later, on another day even. */
    private void cut(Operator operator, LocalDateTime moment) {
        LocalDateTime here =
                moment.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime();
        ZoneOffsetTransition transition = zone.getRules().getTransition(here);
        if (transition != null) {
            cuts.add(transition.getDateTimeBefore().toLocalDate());
            cuts.add(transition.getDateTimeAfter().toLocalDate());
        } else if (!here.toLocalTime().equals(LocalTime.MIDNIGHT)
                || !(operator == Operator.LESS || operator == Operator.AT_LEAST)) {
            cuts.add(here.toLocalDate());
        }
    }
}
