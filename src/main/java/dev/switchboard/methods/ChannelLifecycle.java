package dev.switchboard.methods;

import dev.switchboard.bus.Topic;
import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operator;
import dev.switchboard.db.Rows;
import dev.switchboard.dialect.Event;
import dev.switchboard.model.DiscussChannel;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conversations have members from the start, keep their type, and take what was said with them. */
public final class ChannelLifecycle implements Lifecycle {
    private static final String WHOLE_COMPANY = """
            SELECT res_id FROM ir_model_data WHERE module = 'mail' AND name = 'channel_all_employees'
            AND res_id = ANY($1)""";
    private static final List<String> FIXED = List.of("from_message_id", "parent_channel_id");
    private static final List<String> TOLD = List.of("name", "description", "allow_public_upload");
    private static final Map<String, String> DEPENDENT =
            Map.of("mail.message", "model", "ir.attachment", "res_model", "rating.rating", "res_model");

    @Override
    public Future<Void> creating(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        values.forEach(InitialMembers::check);
        return Future.succeededFuture();
    }

    /** Odoo's callers become members of what they create, whatever the rules say of joining. */
    @Override
    public Future<Void> created(
            Records records, Model model, List<Integer> ids, List<Map<String, @Nullable Object>> values) {
        Future<Void> created = Future.succeededFuture();
        for (int i = 0; i < ids.size(); i++) {
            int id = ids.get(i);
            List<Map<String, @Nullable Object>> members =
                    InitialMembers.of(values.get(i), records.env().user(), id);
            refuseCrowdedChat(values.get(i), members.size());
            created = created.compose(before -> add(records, id, members));
        }
        return created;
    }

    private static void refuseCrowdedChat(Map<String, @Nullable Object> values, int members) {
        if ("chat".equals(values.get("channel_type")) && members > 2) {
            throw new Refusal(
                    Refusal.Kind.VALIDATION_ERROR, "A channel of type 'chat' cannot have more than two users.");
        }
    }

    private static Future<Void> add(Records records, int id, List<Map<String, @Nullable Object>> members) {
        Records server = records.unrestricted();
        return server.writes()
                .create(server.model(MemberLifecycle.MODEL), members)
                .map(memberIds -> MemberLifecycle.letListen(records, id, members))
                .mapEmpty();
    }

    @Override
    public Future<Void> writing(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        boolean fixed = FIXED.stream().anyMatch(values::containsKey);
        if (!fixed && !values.containsKey("channel_type")) {
            return Future.succeededFuture();
        }
        List<Field> fields = List.of(model.field("name"), model.field("channel_type"));
        return records.unrestricted().read(model, ids, fields).map(found -> {
            refuse("Cannot change initial message nor parent channel of: %s.", fixed ? found : List.of());
            refuse("Cannot change the channel type of: %s", otherwise(found, values));
            return null;
        });
    }

    private static List<Rows.Values> otherwise(List<Rows.Values> found, Map<String, @Nullable Object> values) {
        return found.stream()
                .filter(channel -> values.containsKey("channel_type")
                        && !Objects.equals(channel.values().get("channel_type"), values.get("channel_type")))
                .toList();
    }

    private static void refuse(String text, List<Rows.Values> channels) {
        if (!channels.isEmpty()) {
            String names = channels.stream()
                    .map(channel -> String.valueOf(channel.values().get("name")))
                    .collect(Collectors.joining(", "));
            throw new Refusal(Refusal.Kind.USER_ERROR, text.formatted(names));
        }
    }

    @Override
    public Future<Void> written(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        Map<String, Object> told = new LinkedHashMap<>();
        TOLD.stream()
                .filter(values::containsKey)
                .forEach(name -> told.put(name, Objects.requireNonNullElse(values.get(name), false)));
        if (!told.isEmpty()) {
            ids.forEach(id -> records.env()
                    .change()
                    .announce(Topic.channel(id), new Event.ChannelChanged(id, new HashMap<>(told))));
        }
        return new MemberCommands(records).apply(ids, values);
    }

    @Override
    public Future<Void> unlinking(Records records, Model model, List<Integer> ids) {
        return records.env()
                .sql()
                .run(WHOLE_COMPANY, (Object) ids.toArray(Integer[]::new))
                .compose(rows -> rows.size() > 0
                        ? Future.failedFuture(
                                new Refusal(
                                        Refusal.Kind.USER_ERROR,
                                        "You cannot delete those groups, as the Whole Company group is required by other modules."))
                        : forget(records, ids))
                .map(done -> announceEnd(records, ids));
    }

    private static @Nullable Void announceEnd(Records records, List<Integer> ids) {
        ids.forEach(id -> records.env().change().announce(Topic.channel(id), new Event.ChannelDeleted(id)));
        return null;
    }

    private static Future<Void> forget(Records records, List<Integer> ids) {
        Records server = records.unrestricted();
        Future<Void> forgotten = Future.succeededFuture();
        for (Map.Entry<String, String> dependent : DEPENDENT.entrySet()) {
            Model model = server.model(dependent.getKey());
            Domain about = new Domain.All(List.of(
                    new Domain.Comparison(
                            model.field(dependent.getValue()), Operator.EQUAL, DiscussChannel.MODEL.name()),
                    new Domain.Comparison(model.field("res_id"), Operator.IN, ids)));
            forgotten = forgotten
                    .compose(before -> server.search(model, about))
                    .compose(found -> server.writes().unlink(model, found));
        }
        return forgotten;
    }
}
