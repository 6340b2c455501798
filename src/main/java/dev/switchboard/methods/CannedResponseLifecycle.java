package dev.switchboard.methods;

import dev.switchboard.bus.Topic;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.dialect.CannedResponseView;
import dev.switchboard.dialect.Event;
import dev.switchboard.records.Environment;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Records;
import dev.switchboard.records.Writes;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What changes of a canned response is told to its author, to who changed it, and to the groups it is shared with. */
public final class CannedResponseLifecycle implements Lifecycle {
    private static final List<String> TOLD = List.of("source", "substitution", "group_ids", "create_uid");

    /** Those of some users who do not hear of it as members of a group. */
    private static final String BY_THEMSELVES = """
            SELECT u.partner_id FROM res_users u WHERE u.id = ANY($1) AND NOT EXISTS (
              SELECT FROM res_groups_users_rel m WHERE m.uid = u.id AND m.gid = ANY($2)) ORDER BY u.id""";

    @Override
    public Future<Void> created(
            Records records, Model model, List<Integer> ids, List<Map<String, @Nullable Object>> values) {
        return announce(records, model, ids, CannedResponseLifecycle::changed);
    }

    @Override
    public Future<Void> written(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        return announce(records, model, ids, CannedResponseLifecycle::changed);
    }

    @Override
    public Future<Void> unlinking(Records records, Model model, List<Integer> ids) {
        return announce(records, model, ids, response -> new Event.CannedResponseDeleted(response.id()));
    }

    private static Event changed(Rows.Values response) {
        return new Event.CannedResponseChanged(new CannedResponseView(
                response.id(),
                String.valueOf(response.values().get("source")),
                String.valueOf(response.values().get("substitution"))));
    }

    private static Future<Void> announce(
            Records records, Model model, List<Integer> ids, Function<Rows.Values, Event> event) {
        List<Field> fields = TOLD.stream().map(model::field).toList();
        return records.unrestricted()
                .read(model, ids, fields)
                .compose(responses -> Writes.eachInTurn(
                        responses, response -> announce(records.env(), response, event.apply(response))))
                .mapEmpty();
    }

    private static Future<Void> announce(Environment env, Rows.Values response, Event event) {
        List<Integer> groups = response.ids("group_ids");
        int caller = env.user().id();
        int author = response.pointed("create_uid").orElse(caller);
        Integer[] users = Stream.of(caller, author).distinct().toArray(Integer[]::new);
        return env.sql()
                .list(row -> Topic.partner(row.getInteger(0)), BY_THEMSELVES, users, groups.toArray(Integer[]::new))
                .map(people -> {
                    people.forEach(topic -> env.change().announce(topic, event));
                    groups.forEach(group -> env.change().announce(Topic.group(group), event));
                    return null;
                });
    }
}
