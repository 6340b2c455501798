package dev.switchboard.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packages in their one order, top to bottom, and what each may use. The only place that says so in code. */
final class Packages {
    static final String ROOT = "dev.switchboard";

    /** May use all that stands below it. */
    static final String TOP = "app";

    private static final List<String> SERIES = List.of("dialect.odoo17", "dialect.odoo18", "dialect.odoo19");

    private static final Map<String, List<String>> MAY_USE = table();

    private Packages() {}

    private static Map<String, List<String>> table() {
        var table = new LinkedHashMap<String, List<String>>();
        table.put("bench", List.of());
        table.put("http", List.of("rpc", "presence", "bus", "model"));
        table.put("rpc", List.of("chatbot", "conversation", "presence", "visitor", "records", "dialect", "model"));
        table.put("chatbot", List.of("conversation", "records", "bus", "dialect", "model", "db"));
        table.put("conversation", List.of("presence", "records", "bus", "dialect", "model", "db"));
        table.put("presence", List.of("bus", "dialect", "model", "db"));
        table.put("visitor", List.of("model", "db"));
        table.put("records", List.of("bus", "dialect", "model", "db"));
        table.put("bus", List.of("dialect", "model", "db"));
        SERIES.forEach(series -> table.put(series, List.of("dialect", "model")));
        table.put("dialect", List.of("model"));
        table.put("model", List.of("db"));
        table.put("db", List.of());
        return table;
    }

    /** All packages, top to bottom. */
    static List<String> inOrder() {
        return Stream.concat(Stream.of(TOP), MAY_USE.keySet().stream()).toList();
    }

    /** What a package may use besides itself. */
    static List<String> mayUse(String name) {
        return name.equals(TOP) ? List.copyOf(MAY_USE.keySet()) : MAY_USE.getOrDefault(name, List.of());
    }

    /** The full name of a package, as the compiler knows it. */
    static String fullName(String name) {
        return ROOT + "." + name;
    }
}
