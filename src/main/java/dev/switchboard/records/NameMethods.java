package dev.switchboard.records;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operator;
import dev.switchboard.db.Rows;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods of every model that work with what people call records. */
public final class NameMethods {
    private NameMethods() {}

    /** The methods. */
    public static List<Method> all() {
        return List.of(
                nameSearch("args", NameMethods::nameSearch).until(18),
                nameSearch("domain", NameMethods::nameSearch).since(19),
                Method.reads("BaseModel.name_get(self)", NameMethods::nameGet).until(17),
                Method.writes("BaseModel.name_create(name)", NameMethods::nameCreate));
    }

    /**
     * A declaration of {@code name_search}.
     *
     * @param domain what the series calls the parameter with the domain
     */
    public static Method nameSearch(String domain, Search search) {
        String signature = "BaseModel.name_search(name='', %s=None, operator='ilike', limit=100)".formatted(domain);
        return Method.reads(
                signature,
                (records, model, arguments) ->
                        search.of(records, model, arguments, records.domain(model, arguments.value(domain))));
    }

    /** Finds records by what people call them; gives {@code [[id, name], …]}. */
    @FunctionalInterface
    public interface Search {
        /**
         * Searches.
         *
         * @param within the caller's own domain
         */
        Future<JsonArray> of(Records records, Model model, Arguments arguments, Domain within);
    }

    static Future<JsonArray> nameSearch(Records records, Model model, Arguments arguments, Domain within) {
        Field name = model.field("display_name");
        Domain called = arguments.textOrNull("name") == null
                ? Domain.Constant.EVERYTHING
                : new Domain.Comparison(name, operator(arguments), arguments.text("name"));
        return search(records, model, called.and(within), arguments.limit("limit"));
    }

    /**
     * Finds records.
     *
     * @param limit {@code null} for all
     * @return {@code [[id, name], …]}
     */
    public static Future<JsonArray> search(Records records, Model model, Domain domain, @Nullable Integer limit) {
        Field name = model.field("display_name");
        return records.searchRead(model, domain, null, 0, limit, List.of(name)).map(list -> pairs(list, name));
    }

    private static Operator operator(Arguments arguments) {
        String word = arguments.text("operator");
        return Operator.of(word)
                .filter(operator -> operator != Operator.IN && operator != Operator.NOT_IN)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.VALUE_ERROR,
                        "Invalid leaf ('display_name', %s, '')".formatted(Python.repr(word))));
    }

    private static JsonArray pairs(List<Rows.Values> list, Field name) {
        JsonArray pairs = new JsonArray();
        list.forEach(values -> pairs.add(
                JsonArray.of(values.id(), Shape.of(name, values.values().get(name.name()), true))));
        return pairs;
    }

    private static Future<JsonArray> nameGet(Records records, Model model, Arguments arguments) {
        Field name = model.field("display_name");
        return records.read(model, arguments.ids(), List.of(name)).map(list -> pairs(list, name));
    }

    private static Future<JsonArray> nameCreate(Records records, Model model, Arguments arguments) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(model.recordName(), arguments.value("name"));
        Field name = model.field("display_name");
        return records.writes()
                .create(model, values)
                .compose(id -> records.read(model, List.of(id), List.of(name)))
                .map(list -> pairs(list, name).getJsonArray(0));
    }
}
