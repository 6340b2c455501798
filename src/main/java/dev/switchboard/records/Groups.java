package dev.switchboard.records;

import dev.switchboard.db.Aggregate;
import dev.switchboard.db.Domain;
import dev.switchboard.db.Grouping;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.db.Query;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups of the records of one model, as far as the caller may reach them. */
final class Groups {
    private final Records records;
    private final Model model;
    private final GroupWords words;

    Groups(Records records, Model model) {
        this.records = records;
        this.model = model;
        this.words = new GroupWords(records.env(), model);
    }

    /**
     * A question.
     *
     * @param keys specifications of what groups have in common
     * @param aggregates specifications of what is told about them
     * @param order terms between commas, each a specification
     * @param limit {@code null} for all groups
     */
    record Question(
            Domain domain,
            List<String> keys,
            List<String> aggregates,
            String order,
            int offset,
            @Nullable Integer limit) {}

    /**
     * The answer.
     *
     * @param keys what each value of a group's keys is one of
     * @param aggregates what each value of what is told about a group is one of
     */
    record Found(List<GroupKey> keys, List<Aggregate> aggregates, List<Grouping.Group> groups) {
        /** What is told about a group, in JSON. */
        Object told(Grouping.Group group, int index) {
            Object value = group.aggregates().get(index);
            boolean list = aggregates.get(index).function() == Aggregate.Function.ARRAY_AGG;
            return value == null ? (list ? new JsonArray() : (Object) false) : plain(value);
        }

        private static Object plain(Object value) {
            if (value instanceof Object[] list) {
                JsonArray array = new JsonArray();
                Arrays.stream(list).forEach(each -> array.add(each == null ? null : plain(each)));
                return array;
            }
            if (value instanceof LocalDateTime moment) {
                return Shape.MOMENT.format(moment);
            }
            return value instanceof Number || value instanceof Boolean ? value : value.toString();
        }

        /** How many groups there are; none when none was found. */
        int total() {
            return groups.isEmpty() ? 0 : groups.get(0).total();
        }
    }

    /** The model that is grouped. */
    Model model() {
        return model;
    }

    /** For whom. */
    Environment env() {
        return records.env();
    }

    GroupWords words() {
        return words;
    }

    /** Finds groups in one statement. */
    Future<Found> find(Question question) {
        Environment env = records.env();
        Access.check(env, model, Operation.READ);
        Domain domain = records.active(model, question.domain());
        List<GroupKey> keys = question.keys().stream().map(words::key).toList();
        List<Aggregate> aggregates = new ArrayList<>();
        question.aggregates().forEach(text -> aggregates.add(words.aggregate(text)));
        if (aggregates.isEmpty()) {
            aggregates.add(Aggregate.RECORDS);
        }
        List<Grouping.Term> order =
                question.keys().isEmpty() ? List.of() : words.order(question.order(), question.keys(), aggregates);
        Grouping grouping = new Grouping(
                new Query(model, domain, List.of(), question.offset(), question.limit()),
                keys.stream().map(this::key).toList(),
                aggregates,
                order);
        return grouping.statement(env.scope(Operation.READ)).run(env.sql()).map(rows -> {
            List<Grouping.Group> groups = new ArrayList<>();
            rows.forEach(row -> groups.add(grouping.read(row)));
            return new Found(keys, aggregates, groups);
        });
    }

    private Grouping.Key key(GroupKey key) {
        int weekStart =
                Period.weeks(GroupKey.locale(records.env())).getFirstDayOfWeek().getValue();
        String zone = records.env().context().timeZone().getId();
        return new Grouping.Key(key.field(), key.granularity(), new Grouping.Calendar(zone, weekStart));
    }
}
