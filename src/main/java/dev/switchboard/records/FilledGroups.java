package dev.switchboard.records;

import dev.switchboard.db.Aggregate;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Granularity;
import dev.switchboard.db.Grouping;
import dev.switchboard.model.Refusal;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Groups with empty ones for stretches of time without records, where the context asks for it by {@code fill_temporal}:
 * true, or {@code {fill_from, fill_to, min_groups}}.
 */
final class FilledGroups {
    private static final int MOST = 10_000;

    private final Environment env;
    private final Groups.Found found;

    FilledGroups(Environment env, Groups.Found found) {
        this.env = env;
        this.found = found;
    }

    /** The groups, in their order; those without a value last. */
    List<Grouping.Group> groups() {
        Object wish = env.context().values().getValue("fill_temporal");
        boolean wanted = wish instanceof JsonObject
                || (Python.truthy(wish) && !found.groups().isEmpty());
        Granularity granularity =
                found.keys().isEmpty() ? null : found.keys().get(0).granularity();
        return !wanted || granularity == null || granularity.isNumber()
                ? found.groups()
                : filled(wish instanceof JsonObject bounds ? bounds : new JsonObject(), granularity);
    }

    private List<Grouping.Group> filled(JsonObject bounds, Granularity granularity) {
        NavigableMap<LocalDateTime, List<Grouping.Group>> byStart = new TreeMap<>();
        List<Grouping.Group> undated = new ArrayList<>();
        for (Grouping.Group group : found.groups()) {
            LocalDateTime start = moment(group.keys().get(0));
            (start == null ? undated : byStart.computeIfAbsent(start, key -> new ArrayList<>())).add(group);
        }
        fill(byStart, bounds, granularity);
        List<Grouping.Group> all = new ArrayList<>();
        byStart.values().forEach(all::addAll);
        all.addAll(undated);
        return all;
    }

    private static @Nullable LocalDateTime moment(@Nullable Object start) {
        return start instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) start;
    }

    private void fill(
            NavigableMap<LocalDateTime, List<Grouping.Group>> byStart, JsonObject bounds, Granularity granularity) {
        LocalDateTime from = bound(bounds.getValue("fill_from"), byStart.isEmpty() ? null : byStart.firstKey());
        LocalDateTime to = bound(bounds.getValue("fill_to"), byStart.isEmpty() ? null : byStart.lastKey());
        LocalDateTime start = from == null ? to : from;
        LocalDateTime last = to == null ? from : to;
        if (start == null || last == null) {
            return;
        }
        int least = bounds.getValue("min_groups") instanceof Number number ? number.intValue() : 0;
        int count = 0;
        while (!start.isAfter(last) || count < least) {
            if (count++ > MOST) {
                throw new Refusal(Refusal.Kind.VALUE_ERROR, "There are too many groups to fill.");
            }
            byStart.computeIfAbsent(start, empty -> List.of(empty(empty)));
            start = (LocalDateTime) Period.end(start, granularity);
        }
    }

    private @Nullable LocalDateTime bound(@Nullable Object given, @Nullable LocalDateTime otherwise) {
        if (!(given instanceof String text) || text.length() < 10) {
            return otherwise;
        }
        try {
            return begin(LocalDate.parse(text.substring(0, 10))).atStartOfDay();
        } catch (DateTimeException e) {
            throw new Refusal(
                    Refusal.Kind.VALUE_ERROR,
                    "time data %s does not match format '%%Y-%%m-%%d'".formatted(Python.repr(text)));
        }
    }

    /** The first day of the group that a day is in. */
    private LocalDate begin(LocalDate day) {
        Granularity granularity = found.keys().get(0).granularity();
        return switch (granularity == null ? Granularity.DAY : granularity) {
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(
                        Period.weeks(GroupKey.locale(env)).getFirstDayOfWeek()));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(1);
            default -> day;
        };
    }

    private Grouping.Group empty(LocalDateTime start) {
        List<@Nullable Object> keys =
                new ArrayList<>(Collections.nCopies(found.keys().size(), null));
        boolean day = found.keys().get(0).field().type() == FieldType.DATE;
        keys.set(0, day ? start.toLocalDate() : start);
        List<@Nullable Object> told = new ArrayList<>();
        found.aggregates().forEach(aggregate -> told.add(isCount(aggregate) ? 0 : null));
        return new Grouping.Group(keys, told, found.total());
    }

    private static boolean isCount(Aggregate aggregate) {
        return aggregate.function() == Aggregate.Function.COUNT
                || aggregate.function() == Aggregate.Function.COUNT_DISTINCT;
    }
}
