package dev.switchboard.db;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that callers of one series know, by name, each with the fields of that series. */
public final class Schema {
    private final int series;
    private final Map<String, Model> models = new LinkedHashMap<>();

    /**
     * Chooses what one series knows.
     *
     * @param declared all declarations
     * @param series such as 18
     */
    public Schema(List<Model> declared, int series) {
        this.series = series;
        declared.stream()
                .filter(model -> model.series().contains(series))
                .forEach(model -> models.put(model.name(), model.seenIn(series)));
    }

    /** The series, such as 18. */
    public int series() {
        return series;
    }

    /** Every model. */
    public Collection<Model> models() {
        return models.values();
    }

    /** A model, if there is one of that name. */
    public Optional<Model> find(String name) {
        return Optional.ofNullable(models.get(name));
    }

    /**
     * A model that a declaration names.
     *
     * @throws IllegalArgumentException when there is no such model
     */
    public Model model(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("there is no model " + name));
    }

    /** The model that a relational field leads to. */
    public Model target(Field field) {
        return model(field.relation().model());
    }
}
