package dev.switchboard.db;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL text of a declaration: {@code @} stands for the row that it is about, {@code :name} for a variable, which is
 * bound and never becomes text.
 */
public final class Template {
    private static final Pattern SPECIAL = Pattern.compile("@|(?<!:):([a-z_]+)");

    private final String text;
    private final List<Part> parts = new ArrayList<>();

    private record Part(String text, Kind kind) {}

    private enum Kind {
        TEXT,
        ROW,
        VARIABLE
    }

    private Template(String text) {
        this.text = text;
        Matcher matcher = SPECIAL.matcher(text);
        int from = 0;
        while (matcher.find()) {
            parts.add(new Part(text.substring(from, matcher.start()), Kind.TEXT));
            String variable = matcher.group(1);
            parts.add(variable == null ? new Part("", Kind.ROW) : new Part(variable, Kind.VARIABLE));
            from = matcher.end();
        }
        parts.add(new Part(text.substring(from), Kind.TEXT));
    }

    /** Reads a template. */
    public static Template of(String text) {
        return new Template(text);
    }

    /** Appends the text for the row that a statement calls {@code alias}. */
    void append(Statement statement, String alias, Variables variables) {
        for (Part part : parts) {
            switch (part.kind()) {
                case TEXT -> statement.append(part.text());
                case ROW -> statement.append(alias);
                case VARIABLE -> statement.bind(variables.get(part.text()));
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
