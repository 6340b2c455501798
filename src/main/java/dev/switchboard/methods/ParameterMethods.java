package dev.switchboard.methods;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operator;
import dev.switchboard.db.Rows;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Method;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parameters of the database by their keys; for administrators. */
public final class ParameterMethods {
    private static final String VALUE = "value";

    private ParameterMethods() {}

    /** The methods. */
    public static List<Method> all() {
        return List.of(
                Method.reads("IrConfigParameter.get_param(key, default=False)", ParameterMethods::get),
                Method.writes("IrConfigParameter.set_param(key, value)", ParameterMethods::set));
    }

    private static Future<@Nullable Object> get(Records records, Model model, Arguments arguments) {
        return find(records, model, arguments)
                .map(found -> found.map(values -> values.values().get(VALUE)).orElse(arguments.value("default")));
    }

    private static Future<Optional<Rows.Values>> find(Records records, Model model, Arguments arguments) {
        Domain named = new Domain.Comparison(model.field("key"), Operator.EQUAL, arguments.text("key"));
        return records.searchRead(model, named, null, 0, 1, List.of(model.field(VALUE)))
                .map(found -> found.stream().findFirst());
    }

    /** Gives the value before; nothing and false delete the parameter. */
    private static Future<Object> set(Records records, Model model, Arguments arguments) {
        Object value = arguments.value(VALUE);
        boolean gone = value == null || Boolean.FALSE.equals(value);
        return find(records, model, arguments)
                .compose(found -> (gone ? delete(records, model, found) : keep(records, model, found, arguments))
                        .map(done -> found.map(ParameterMethods::before).orElse(false)));
    }

    private static Future<Void> delete(Records records, Model model, Optional<Rows.Values> found) {
        return found.map(values -> records.writes().unlink(model, List.of(values.id())))
                .orElseGet(Future::succeededFuture);
    }

    private static Future<Void> keep(Records records, Model model, Optional<Rows.Values> found, Arguments arguments) {
        Map<String, @Nullable Object> value = Map.of(VALUE, text(arguments.value(VALUE)));
        return found.map(values -> records.writes().write(model, List.of(values.id()), value))
                .orElseGet(() -> create(records, model, arguments));
    }

    private static Future<Void> create(Records records, Model model, Arguments arguments) {
        return records.writes()
                .create(model, Map.of("key", arguments.text("key"), VALUE, text(arguments.value(VALUE))))
                .mapEmpty();
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : Python.repr(value);
    }

    private static Object before(Rows.Values values) {
        Object value = values.values().get(VALUE);
        return value == null ? false : value;
    }
}
