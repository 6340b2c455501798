package dev.switchboard.records;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Model;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods of every model that Odoo's own client calls: they read what a view shows, nested as it is shown. */
public final class WebMethods {
    private WebMethods() {}

    /** The methods. */
    public static List<Method> all() {
        return List.of(
                Method.reads("Base.web_read(self, specification)", WebMethods::read),
                Method.reads(
                        "Base.web_search_read(domain, specification, offset=0, limit=None, order=None, count_limit=None)",
                        WebMethods::searchRead),
                Method.reads(
                                "Base.web_name_search(name, specification, domain=None, operator='ilike', limit=100)",
                                WebMethods::nameSearch)
                        .since(19),
                Method.writes("Base.web_save(self, vals, specification, next_id=None)", WebMethods::save),
                Method.writes("Base.web_save_multi(self, vals_list, specification)", WebMethods::saveEach)
                        .since(19),
                Method.writes(
                        "Base.web_resequence(self, specification, field_name='sequence', offset=0)",
                        WebMethods::resequence),
                Method.reads("Base.onchange(self, values, field_names, fields_spec)", Onchange::of));
    }

    private static JsonObject specification(Arguments arguments) {
        return WebRead.specification(arguments, "specification");
    }

    private static Future<JsonArray> read(Records records, Model model, Arguments arguments) {
        return new WebRead(records).read(model, arguments.ids(), specification(arguments));
    }

    private static Future<JsonObject> searchRead(Records records, Model model, Arguments arguments) {
        WebRead read = new WebRead(records);
        JsonObject specification = specification(arguments);
        Domain domain = records.domain(model, arguments.value("domain"));
        return records.searchRead(
                        model,
                        domain,
                        arguments.textOrNull("order"),
                        arguments.offset("offset"),
                        arguments.limit("limit"),
                        read.fields(model, specification))
                .compose(list -> read.complete(model, list, specification))
                .compose(list -> length(records, model, domain, arguments, list.size())
                        .map(length -> JsonObject.of("length", length, "records", list)));
    }

    /** How many there are in all is counted where the limit leaves it open, up to {@code count_limit}. */
    private static Future<Integer> length(Records records, Model model, Domain domain, Arguments arguments, int found) {
        Integer limit = arguments.limit("limit");
        Integer countLimit = arguments.limit("count_limit");
        int known = found + arguments.offset("offset");
        boolean enough = countLimit != null && countLimit <= known;
        boolean forced = Python.truthy(records.env().context().values().getValue("force_search_count"));
        boolean open = limit != null && ((found == limit && !enough) || forced);
        return found > 0 && open
                ? records.count(model, domain, countLimit)
                : Future.succeededFuture(found == 0 ? 0 : known);
    }

    private static Future<JsonArray> nameSearch(Records records, Model model, Arguments arguments) {
        JsonObject specification = specification(arguments);
        boolean nameAlone = specification.size() == 1 && specification.containsKey("display_name");
        return NameMethods.nameSearch(records, model, arguments, records.domain(model, arguments.value("domain")))
                .compose(pairs -> {
                    List<JsonArray> found =
                            pairs.stream().map(JsonArray.class::cast).toList();
                    List<Integer> ids =
                            found.stream().map(pair -> pair.getInteger(0)).toList();
                    return nameAlone
                            ? Future.succeededFuture(new JsonArray(
                                    found.stream().map(WebMethods::named).toList()))
                            : new WebRead(records).read(model, ids, specification);
                });
    }

    private static JsonObject named(JsonArray pair) {
        Object name = pair.getValue(1);
        return JsonObject.of("id", pair.getValue(0), "display_name", name, "__formatted_display_name", name);
    }

    private static Future<JsonArray> save(Records records, Model model, Arguments arguments) {
        Map<String, @Nullable Object> values = arguments.fields("vals");
        List<Integer> ids = arguments.ids();
        Future<List<Integer>> saved = ids.isEmpty()
                ? records.writes().create(model, values).map(List::of)
                : records.writes().write(model, ids, values).map(done -> ids);
        Object next = arguments.value("next_id");
        return saved.map(own -> Python.truthy(next) ? List.of(Operand.id(next)) : own)
                .compose(shown -> shown(records, model, shown, arguments));
    }

    private static Future<JsonArray> shown(Records records, Model model, List<Integer> ids, Arguments arguments) {
        Environment env = records.env();
        Records sizes = new Records(env.in(env.context().with("bin_size", true)));
        return new WebRead(sizes).read(model, ids, specification(arguments));
    }

    private static Future<JsonArray> saveEach(Records records, Model model, Arguments arguments) {
        List<Integer> ids = arguments.ids();
        JsonArray values = arguments.list("vals_list");
        if (ids.size() != values.size()) {
            throw new Refusal(Refusal.Kind.VALUE_ERROR, "Each record must have a corresponding vals entry.");
        }
        List<Integer> indices = new ArrayList<>();
        ids.forEach(id -> indices.add(indices.size()));
        return Writes.eachInTurn(
                        indices,
                        index -> records.writes()
                                .write(
                                        model,
                                        List.of(ids.get(index)),
                                        Arguments.fields("vals_list", values.getValue(index))))
                .compose(done -> shown(records, model, ids, arguments));
    }

    private static Future<JsonArray> resequence(Records records, Model model, Arguments arguments) {
        String name = arguments.text("field_name");
        if (model.find(name).isEmpty()) {
            return Future.succeededFuture(new JsonArray());
        }
        int offset = arguments.offset("offset");
        List<Integer> ids = arguments.ids();
        return Writes.eachInTurn(
                        ids, id -> records.writes().write(model, List.of(id), Map.of(name, offset + ids.indexOf(id))))
                .compose(done -> new WebRead(records).read(model, ids, specification(arguments)));
    }
}
