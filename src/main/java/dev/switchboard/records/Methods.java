package dev.switchboard.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All methods: those that every model has, and those of single models. */
public final class Methods {
    private static final String EVERY_MODEL = "";

    private final Map<String, Map<String, List<Method>>> byModel = new HashMap<>();

    /** Adds methods of every model. */
    public Methods ofEveryModel(List<Method> methods) {
        return of(EVERY_MODEL, methods);
    }

    /** Adds methods of one model, which go before those of every model. */
    public Methods of(String model, List<Method> methods) {
        Map<String, List<Method>> byName = byModel.computeIfAbsent(model, name -> new HashMap<>());
        methods.forEach(method ->
                byName.computeIfAbsent(method.name(), name -> new ArrayList<>()).add(method));
        return this;
    }

    /** A method by the names that a caller wrote, if their series has it. */
    public Optional<Method> find(String model, String method, int series) {
        return own(model, method, series).or(() -> own(EVERY_MODEL, method, series));
    }

    private Optional<Method> own(String model, String method, int series) {
        return byModel.getOrDefault(model, Map.of()).getOrDefault(method, List.of()).stream()
                .filter(each -> each.series().contains(series))
                .findFirst();
    }

    /** All methods of a model that a series has. */
    public List<Method> all(String model, int series) {
        Map<String, Method> all = new HashMap<>();
        for (String owner : List.of(EVERY_MODEL, model)) {
            byModel.getOrDefault(owner, Map.of())
                    .values()
                    .forEach(methods -> methods.stream()
                            .filter(method -> method.series().contains(series))
                            .forEach(method -> all.put(method.name(), method)));
        }
        return List.copyOf(all.values());
    }
}
