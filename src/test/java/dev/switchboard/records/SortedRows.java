package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Model;
import dev.switchboard.db.Ordering;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in a caller's order, as BaseModel._order_to_sql (odoo/models.py of 18.0) has it. */
final class SortedRows {
    private final World world;

    SortedRows(World world) {
        this.world = world;
    }

    /** Whether ids are a page of some rows in an order; rows that the order leaves open may stand in any. */
    boolean isPage(Model model, Collection<Integer> all, String order, int offset, int limit, List<Integer> page) {
        Comparator<World.@Nullable Row> comparator = comparator(model, order, false);
        List<World.@Nullable Row> sorted = all.stream()
                .<World.@Nullable Row>map(id -> world.row(model, id))
                .sorted(comparator)
                .skip(offset)
                .limit(limit)
                .toList();
        boolean same = page.size() == sorted.size()
                && all.containsAll(page)
                && page.stream().distinct().count() == page.size();
        for (int i = 0; same && i < sorted.size(); i++) {
            same = comparator.compare(sorted.get(i), world.row(model, page.get(i))) == 0;
        }
        return same;
    }

    private Comparator<World.@Nullable Row> comparator(Model model, String order, boolean reverse) {
        return Ordering.parse(model, order).stream()
                .map(term -> comparator(model, term, term.descending() != reverse))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private Comparator<World.@Nullable Row> comparator(Model model, Ordering.Term term, boolean descending) {
        Field field = term.field();
        boolean first = term.nulls().isEmpty() ? descending : term.nulls().endsWith("FIRST");
        if (field.type() != FieldType.MANY2ONE) {
            Comparator<@Nullable Object> values = empty(first, descending ? this::reversed : this::compare);
            return (one, other) -> values.compare(value(model, field, one), value(model, field, other));
        }
        Model target = world.schema().target(field);
        Comparator<World.@Nullable Row> targets = comparator(target, target.order(), descending);
        Comparator<World.@Nullable Row> all = term.nulls().isEmpty() ? targets : empty(first, targets);
        return (one, other) -> all.compare(target(model, field, one), target(model, field, other));
    }

    private World.@Nullable Row target(Model model, Field field, World.@Nullable Row row) {
        return world.row(world.schema().target(field), world.value(model, field, row));
    }

    /** An empty boolean sorts as false. */
    private @Nullable Object value(Model model, Field field, World.@Nullable Row row) {
        Object value = world.value(model, field, row);
        if (value == null && field.type() == FieldType.BOOLEAN) {
            return false;
        }
        return value;
    }

    private static <T> Comparator<@Nullable T> empty(boolean first, Comparator<T> present) {
        return first ? Comparator.nullsFirst(present) : Comparator.nullsLast(present);
    }

    private int reversed(Object one, Object other) {
        return compare(other, one);
    }

    private int compare(Object one, Object other) {
        if (one instanceof String text) {
            return world.textOrder().compare(text, (String) other);
        }
        if (one instanceof LocalDateTime moment) {
            return moment.compareTo((LocalDateTime) other);
        }
        return one instanceof Boolean bool
                ? Boolean.compare(bool, (Boolean) other)
                : Double.compare(((Number) one).doubleValue(), ((Number) other).doubleValue());
    }
}
