package dev.switchboard.records;

import dev.switchboard.db.Model;
import dev.switchboard.db.Schema;
import dev.switchboard.db.Trait;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PostgreSQL refuses because of a constraint, as a refusal that the caller understands. */
final class Violations {
    private static final String NOT_NULL = "23502";
    private static final String FOREIGN_KEY = "23503";
    private static final String UNIQUE = "23505";
    private static final String CHECK = "23514";
    private static final Pattern KEY = Pattern.compile("Key \\((\\w+)\\)=\\((.*)\\) already exists\\.", Pattern.DOTALL);

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
                invalid(model.flatMap(m -> m.violation(error.getConstraint())).orElseGet(() -> told(model, error)));
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

    /** What PostgreSQL says, with its detail where Odoo shows it: there, translated texts stand by language. */
    private static String told(Optional<Model> model, PgException error) {
        Matcher key = KEY.matcher(String.valueOf(error.getDetail()));
        if (!key.matches()) {
            return error.getErrorMessage();
        }
        boolean translated = model.flatMap(m -> m.find(key.group(1)))
                .filter(field -> field.is(Trait.TRANSLATED))
                .isPresent();
        String value = translated
                ? JsonObject.of(Context.STORED_LANGUAGE, key.group(2)).encode().replaceFirst(":", ": ")
                : key.group(2);
        return "%s\nDETAIL:  Key (%s)=(%s) already exists.\n".formatted(error.getErrorMessage(), key.group(1), value);
    }

    private static Refusal invalid(String why) {
        return new Refusal(Refusal.Kind.VALIDATION_ERROR, "The operation cannot be completed: " + why);
    }
}
