package dev.switchboard.records;

import dev.switchboard.db.Grouping;
import dev.switchboard.db.Model;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shape that groups have from 19 on: named by the specifications of their values, each with what is its own. */
final class FormattedReadGroup {
    private final Environment env;
    private final Periods periods;

    private FormattedReadGroup(Environment env) {
        this.env = env;
        this.periods = new Periods(env);
    }

    private static List<String> texts(Arguments arguments, String name) {
        List<String> texts = arguments.textsOrNull(name);
        return texts == null ? List.of() : texts;
    }

    /** {@code formatted_read_group}: a list of groups. */
    static Future<JsonArray> read(Records records, Model model, Arguments arguments) {
        if (arguments.truthy("having")) {
            throw new Refusal(Refusal.Kind.VALUE_ERROR, "Conditions on aggregates are not understood.");
        }
        List<String> groupby = texts(arguments, "groupby");
        FormattedReadGroup shape = new FormattedReadGroup(records.env());
        Set<String> aggregates = aggregates(arguments);
        String order = arguments.textOrNull("order");
        Groups.Question question = new Groups.Question(
                records.domain(model, arguments.value("domain")),
                groupby,
                List.copyOf(aggregates),
                order == null ? String.join(",", groupby) : order,
                arguments.offset("offset"),
                arguments.limit("limit"));
        return new Groups(records, model).find(question).map(found -> shape.json(found, aggregates));
    }

    /** Records are told by their ids. */
    private static Set<String> aggregates(Arguments arguments) {
        Set<String> aggregates = new LinkedHashSet<>();
        texts(arguments, "aggregates").forEach(text -> aggregates.add(text.replace(":recordset", ":array_agg")));
        return aggregates;
    }

    /** {@code web_read_group}: the groups of the first level, and how many there are. */
    static Future<JsonObject> readWithLength(Records records, Model model, Arguments arguments) {
        List<String> groupby = texts(arguments, "groupby");
        if (groupby.isEmpty()) {
            throw new Refusal(Refusal.Kind.ASSERTION_ERROR, "");
        }
        FormattedReadGroup shape = new FormattedReadGroup(records.env());
        String first = groupby.get(0);
        Set<String> aggregates = aggregates(arguments);
        aggregates.add(GroupWords.COUNT);
        Groups.Question question = new Groups.Question(
                records.domain(model, arguments.value("domain")),
                List.of(first),
                List.copyOf(aggregates),
                LevelOrder.of(arguments.textOrNull("order"), first, aggregates),
                arguments.offset("offset"),
                arguments.limit("limit"));
        return new Groups(records, model)
                .find(question)
                .map(found -> JsonObject.of("groups", shape.json(found, aggregates), "length", found.total()));
    }

    private JsonArray json(Groups.Found found, Set<String> aggregates) {
        JsonArray list = new JsonArray();
        new FilledGroups(env, found).groups().forEach(group -> list.add(json(found, group, aggregates)));
        return list;
    }

    private JsonObject json(Groups.Found found, Grouping.Group group, Set<String> aggregates) {
        JsonObject json = new JsonObject();
        List<JsonArray> domains = new ArrayList<>();
        for (int i = 0; i < found.keys().size(); i++) {
            domains.add(describe(found.keys().get(i), group.keys().get(i), json));
        }
        json.put("__extra_domain", DomainJson.flat(domains));
        int index = 0;
        for (String name : aggregates) {
            json.put(name, found.told(group, index++));
        }
        return json;
    }

    private JsonArray describe(GroupKey key, @Nullable Object value, JsonObject json) {
        if (value != null && key.isPeriod(value)) {
            Period period = periods.of(key, value);
            json.put(key.specification(), JsonArray.of(period.from(), period.label()));
            return key.domain(period);
        }
        json.put(key.specification(), key.json(value));
        return key.domain(value);
    }
}
