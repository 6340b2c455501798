package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.db.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a reading: those that PostgreSQL gives, and those that are computed from them afterwards. */
final class Computed {
    private final Environment env;
    private final Model model;
    private final List<Field> wanted;
    private final boolean any;

    Computed(Environment env, Model model, List<Field> wanted) {
        this.env = env;
        this.model = model;
        this.wanted = wanted;
        this.any = wanted.stream().anyMatch(field -> field.source() instanceof Source.Computed);
    }

    /** What is asked of PostgreSQL. */
    List<Field> selected() {
        Set<Field> selected = new LinkedHashSet<>();
        for (Field field : wanted) {
            if (field.source() instanceof Source.Computed computed) {
                computed.from().forEach(name -> selected.add(model.field(name)));
            } else {
                selected.add(field);
            }
        }
        return new ArrayList<>(selected);
    }

    /** The values that are wanted, in their order. */
    Rows.Values complete(Rows.Values selected) {
        if (!any) {
            return selected;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field field : wanted) {
            Object value = field.source() instanceof Source.Computed computed
                    ? compute(computed, selected.values())
                    : selected.values().get(field.name());
            values.put(field.name(), value);
        }
        return new Rows.Values(selected.id(), values);
    }

    private @Nullable Object compute(Source.Computed computed, Map<String, @Nullable Object> selected) {
        Map<String, @Nullable Object> from = new LinkedHashMap<>();
        for (String name : computed.from()) {
            from.put(name, Shape.of(model.field(name), selected.get(name), true));
        }
        return computed.computation().compute(from, env::variable);
    }
}
