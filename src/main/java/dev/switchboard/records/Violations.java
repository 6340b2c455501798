package dev.switchboard.records;

import dev.switchboard.db.Model;
import dev.switchboard.db.Schema;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.util.Optional;

/** What PostgreSQL refuses because of a constraint, as a refusal that the caller understands. */
final class Violations {
    private static final String NOT_NULL = "23502";
    private static final String FOREIGN_KEY = "23503";
    private static final String UNIQUE = "23505";
    private static final String CHECK = "23514";

    private Violations() {}

    /** The failure of a statement: a refusal when a constraint is behind it, otherwise itself. */
    static <T> Future<T> explained(Environment env, Throwable failure) {
        return Future.failedFuture(failure instanceof PgException error ? explain(env, error) : failure);
    }

    private static Throwable explain(Environment env, PgException error) {
        Optional<Model> model = ofTable(env.schema(), error.getTable());
        return switch (String.valueOf(error.getSqlState())) {
            case NOT_NULL -> model.map(m -> missing(env, m, error)).orElse(invalid(error.getErrorMessage()));
            case FOREIGN_KEY -> invalid(inUse(model, error));
            case UNIQUE, CHECK ->
                invalid(model.flatMap(m -> m.violation(error.getConstraint())).orElse(error.getErrorMessage()));
            default -> error;
        };
    }

    private static Optional<Model> ofTable(Schema schema, String table) {
        return schema.models().stream()
                .filter(model -> model.table().equals(table))
                .findFirst();
    }

    private static Refusal missing(Environment env, Model model, PgException error) {
        String column = String.valueOf(error.getColumn());
        String label = model.find(column).map(field -> field.label()).orElse(column);
        return new Refusal(
                Refusal.Kind.VALIDATION_ERROR, env.dialect().missingValue(model.name(), model.label(), column, label));
    }

    private static String inUse(Optional<Model> model, PgException error) {
        return "another model requires the record being deleted. If possible, archive it instead.\n\nModel: %s (%s)\nConstraint: %s\n"
                .formatted(
                        model.map(Model::label).orElse("Unknown"),
                        model.map(Model::name).orElse("unknown"),
                        error.getConstraint());
    }

    private static Refusal invalid(String why) {
        return new Refusal(Refusal.Kind.VALIDATION_ERROR, "The operation cannot be completed: " + why);
    }
}
