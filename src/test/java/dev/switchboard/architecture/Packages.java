package dev.switchboard.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packages in their one order, top to bottom, and what each may use. The only place that says so in code. */
final class Packages {
    static final String ROOT = "dev.switchboard";

    /** May use all that stands below it. */
    static final String TOP = "app";

    private static final Pattern WORDS = Pattern.compile(" ");
    private static final String TABLE = """
            bench:
            http: rpc links presence bus model
            rpc: chatbot livechat files conversation presence visitor records dialect model
            chatbot: livechat conversation visitor records bus dialect model db
            methods: files conversation outbox presence visitor records bus dialect model db
            livechat: conversation outbox presence records bus dialect model db
            files: conversation bus dialect model db
            conversation: outbox links presence records bus dialect model db
            outbox: links bus model db
            links:
            reports: bus model db
            presence: bus dialect model db
            visitor: model db
            records: bus dialect model db
            bus: dialect model db
            dialect.odoo17: dialect model
            dialect.odoo18: dialect model
            dialect.odoo19: dialect model
            dialect: model
            model: db
            db:
            """;

    private static final Map<String, List<String>> MAY_USE = read();

    private Packages() {}

    private static Map<String, List<String>> read() {
        var table = new LinkedHashMap<String, List<String>>();
        TABLE.lines().forEach(line -> {
            int colon = line.indexOf(':');
            table.put(
                    line.substring(0, colon),
                    WORDS.splitAsStream(line.substring(colon + 1))
                            .filter(word -> !word.isEmpty())
                            .toList());
        });
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
