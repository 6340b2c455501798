package dev.switchboard.db;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is told about the records of a group.
 *
 * @param function how values are summed up
 * @param field whose values; {@code null} for the number of records
 */
public record Aggregate(Function function, @Nullable Field field) {
    /** The number of records. */
    public static final Aggregate RECORDS = new Aggregate(Function.COUNT, null);

    /** How values are summed up, in PostgreSQL's and Odoo's words. */
    public enum Function {
        SUM,
        AVG,
        MAX,
        MIN,
        BOOL_AND,
        BOOL_OR,
        ARRAY_AGG,
        COUNT,
        COUNT_DISTINCT;

        /** The one of a name. */
        public static Optional<Function> of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst();
        }

        /** Its name. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether PostgreSQL has it for values of a type. */
        public boolean takes(FieldType type) {
            return switch (this) {
                case SUM, AVG -> "int4".equals(type.column()) || type == FieldType.FLOAT;
                case MAX, MIN -> type != FieldType.BOOLEAN;
                case BOOL_AND, BOOL_OR -> type == FieldType.BOOLEAN;
                default -> true;
            };
        }
    }

    /** Appends it for the row {@code alias}. */
    void append(Statement statement, Scope scope, Model model, String alias) {
        if (field == null) {
            statement.append("count(*)");
            return;
        }
        statement.append(function == Function.COUNT_DISTINCT ? "count(DISTINCT " : function.word() + "(");
        new Values(statement, scope).append(model, field, alias);
        statement.append(
                switch (function) {
                    case ARRAY_AGG -> " ORDER BY " + alias + ".id)";
                    case AVG -> ")::float8";
                    default -> ")";
                });
    }
}
