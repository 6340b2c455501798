package dev.switchboard.records;

import dev.switchboard.db.Grouping;
import dev.switchboard.db.Model;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The shape of groups that all series share: each with its domain, and a name for each of its values. */
final class ReadGroup {
    private static final Pattern TOLD = Pattern.compile("(\\w+)(?::(\\w+)(?:\\((\\w+)\\))?)?.*", Pattern.DOTALL);

    private final Environment env;
    private final Periods periods;
    private final Groups groups;
    private final JsonArray domain;
    private final List<String> groupby;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, String> aggregates = new LinkedHashMap<>();
    private final Groups.Question question;

    private ReadGroup(Records records, Model model, Arguments arguments) {
        this.env = records.env();
        this.periods = new Periods(env);
        this.groups = new Groups(records, model);
        this.domain = arguments.list("domain");
        this.groupby = texts(arguments, "groupby");
        boolean lazy = arguments.truthy("lazy");
        boolean first = lazy && !groupby.isEmpty();
        (first ? groupby.subList(0, 1) : groupby)
                .forEach(text -> keys.put(text, groups.words().withGranularity(text)));
        aggregates.put(first ? field(groupby.get(0)) + "_count" : GroupWords.COUNT, GroupWords.COUNT);
        texts(arguments, "fields").forEach(this::tell);
        String order = arguments.textOrNull("orderby");
        this.question = new Groups.Question(
                records.domain(model, domain),
                List.copyOf(keys.values()),
                List.copyOf(aggregates.values()),
                order == null ? String.join(",", keys.values()) : order(order),
                arguments.offset("offset"),
                arguments.limit("limit"));
    }

    private static List<String> texts(Arguments arguments, String name) {
        List<String> texts = arguments.textsOrNull(name);
        return texts == null ? List.of() : texts;
    }

    private static String field(String specification) {
        int colon = specification.indexOf(':');
        return colon < 0 ? specification : specification.substring(0, colon);
    }

    /** {@code read_group}: a list of groups. */
    static Future<JsonArray> read(Records records, Model model, Arguments arguments) {
        ReadGroup read = new ReadGroup(records, model, arguments);
        return read.groups.find(read.question).map(read::json);
    }

    /** {@code web_read_group} up to 18: groups, and how many there are. */
    static Future<JsonObject> readWithLength(Records records, Model model, Arguments arguments) {
        ReadGroup read = new ReadGroup(records, model, arguments);
        return read.groups
                .find(read.question)
                .map(found -> JsonObject.of("groups", read.json(found), "length", found.total()));
    }

    /** A field, summed up as is usual for it; {@code field:function}; or {@code name:function(field)}. */
    private void tell(String text) {
        Matcher matcher = TOLD.matcher(text);
        if (!matcher.matches()) {
            throw new Refusal(Refusal.Kind.VALUE_ERROR, "Invalid field specification %s.".formatted(Python.repr(text)));
        }
        String name = matcher.group(1);
        if (matcher.group(3) != null) {
            aggregates.put(name, matcher.group(3) + ":" + matcher.group(2));
        } else if (matcher.group(2) != null) {
            aggregates.put(name, name + ":" + matcher.group(2));
        } else if (!text.equals(GroupWords.COUNT) && !keys.containsKey(text)) {
            groups.words().usual(name).ifPresent(usual -> aggregates.put(name, usual));
        }
    }

    /** Callers sort by the names that they find in groups. */
    private String order(String order) {
        return Pattern.compile(",").splitAsStream(order).map(this::term).collect(Collectors.joining(","));
    }

    private String term(String text) {
        String term = text.strip();
        List<Map.Entry<String, String>> names = new ArrayList<>(keys.entrySet());
        Collections.reverse(names);
        names.addAll(aggregates.entrySet());
        for (Map.Entry<String, String> entry : names) {
            String name = field(entry.getKey());
            if (term.equals(name) || term.startsWith(name + " ")) {
                return entry.getValue() + term.substring(name.length());
            }
        }
        return term;
    }

    private JsonArray json(Groups.Found found) {
        JsonArray list = new JsonArray();
        new FilledGroups(env, found).groups().forEach(group -> list.add(json(found, group)));
        return list;
    }

    private JsonObject json(Groups.Found found, Grouping.Group group) {
        JsonObject json = new JsonObject();
        JsonObject ranges = new JsonObject();
        List<JsonArray> domains = new ArrayList<>(List.of(domain));
        int index = 0;
        for (String name : keys.keySet()) {
            domains.add(describe(found.keys().get(index), name, group.keys().get(index), json, ranges));
            index++;
        }
        index = 0;
        for (String name : aggregates.keySet()) {
            json.put(name, found.told(group, index++));
        }
        json.put("__domain", env.series() >= 19 ? DomainJson.flat(domains) : DomainJson.and(domains));
        if (!ranges.isEmpty()) {
            json.put("__range", ranges);
        }
        if (keys.size() < groupby.size()) {
            List<String> rest = groupby.subList(keys.size(), groupby.size());
            json.put("__context", JsonObject.of("group_by", new JsonArray(rest)));
        }
        return json;
    }

    /** Puts one of a group's values, and gives the domain of it. */
    private JsonArray describe(GroupKey key, String name, @Nullable Object value, JsonObject json, JsonObject ranges) {
        if (value != null && key.isPeriod(value)) {
            Period period = periods.of(key, value);
            json.put(name, period.label());
            ranges.put(name, JsonObject.of("from", period.from(), "to", period.to()));
            return key.domain(period);
        }
        json.put(name, key.json(value));
        if (value == null && key.granularity() != null && !key.granularity().isNumber()) {
            ranges.put(name, false);
        }
        return key.domain(value);
    }
}
