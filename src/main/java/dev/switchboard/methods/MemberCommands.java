package dev.switchboard.methods;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operator;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes the members of conversations by Odoo's commands, as their caller, who may do no more than with the members
 * themselves: whoever may change a conversation may not throw others out of it.
 */
final class MemberCommands {
    private final Records records;
    private final Model members;

    MemberCommands(Records records) {
        this.records = records;
        this.members = records.model(MemberLifecycle.MODEL);
    }

    /** Applies what was written to {@code channel_partner_ids} and {@code channel_member_ids}. */
    Future<Void> apply(List<Integer> channels, Map<String, @Nullable Object> values) {
        Future<Void> applied = Future.succeededFuture();
        for (int channel : channels) {
            for (JsonArray command : commands(values.get("channel_partner_ids"))) {
                applied = applied.compose(before -> applyToPartners(channel, command));
            }
            for (JsonArray command : commands(values.get("channel_member_ids"))) {
                applied = applied.compose(before -> applyToMembers(channel, command));
            }
        }
        return applied;
    }

    private static List<JsonArray> commands(@Nullable Object value) {
        List<JsonArray> commands = new ArrayList<>();
        if (value instanceof JsonArray list) {
            for (Object each : list) {
                if (!(each instanceof JsonArray command) || command.isEmpty()) {
                    throw malformed(each);
                }
                commands.add(command);
            }
        }
        return commands;
    }

    private static Refusal malformed(@Nullable Object value) {
        return new Refusal(Refusal.Kind.VALUE_ERROR, "Wrong value for discuss.channel members: " + Python.repr(value));
    }

    private Future<Void> applyToPartners(int channel, JsonArray command) {
        return switch (number(command)) {
            case 3 -> remove(channel, List.of(id(command)));
            case 4 -> join(channel, List.of(id(command)));
            case 5 -> become(channel, List.of());
            case 6 -> become(channel, ids(command));
            default -> throw malformed(command);
        };
    }

    private Future<Void> applyToMembers(int channel, JsonArray command) {
        return switch (number(command)) {
            case 0 -> {
                Map<String, @Nullable Object> values = values(command);
                values.put("channel_id", channel);
                yield records.writes().create(members, values).mapEmpty();
            }
            case 1 -> records.writes().write(members, List.of(id(command)), values(command));
            case 2, 3 -> records.writes().unlink(members, List.of(id(command)));
            default -> throw malformed(command);
        };
    }

    private static int number(JsonArray command) {
        return command.getValue(0) instanceof Integer number ? number : -1;
    }

    private static int id(JsonArray command) {
        if (command.size() > 1 && command.getValue(1) instanceof Integer id) {
            return id;
        }
        throw malformed(command);
    }

    private static List<Integer> ids(JsonArray command) {
        if (command.size() > 2 && command.getValue(2) instanceof JsonArray ids && onlyIds(ids)) {
            return ids.stream().map(Integer.class::cast).toList();
        }
        throw malformed(command);
    }

    private static boolean onlyIds(JsonArray ids) {
        return ids.stream().allMatch(Integer.class::isInstance);
    }

    private static Map<String, @Nullable Object> values(JsonArray command) {
        if (command.size() > 2 && command.getValue(2) instanceof JsonObject values) {
            return new LinkedHashMap<>(values.getMap());
        }
        throw malformed(command);
    }

    private Future<Void> become(int channel, List<Integer> partners) {
        Domain others =
                partnersOf(channel).and(new Domain.Comparison(members.field("partner_id"), Operator.NOT_IN, partners));
        return records.unrestricted()
                .search(members, others)
                .compose(leaving -> records.writes().unlink(members, leaving))
                .compose(gone -> join(channel, partners));
    }

    private Domain partnersOf(int channel) {
        return new Domain.Comparison(members.field("channel_id"), Operator.EQUAL, channel)
                .and(new Domain.Comparison(members.field("partner_id"), Operator.NOT_EQUAL, null));
    }

    private Future<Void> remove(int channel, List<Integer> partners) {
        return of(channel, partners).compose(leaving -> records.writes().unlink(members, leaving));
    }

    private Future<List<Integer>> of(int channel, List<Integer> partners) {
        Domain them =
                partnersOf(channel).and(new Domain.Comparison(members.field("partner_id"), Operator.IN, partners));
        return records.unrestricted().search(members, them);
    }

    private Future<Void> join(int channel, List<Integer> partners) {
        Future<Void> joined = Future.succeededFuture();
        for (int partner : partners) {
            joined = joined.compose(before -> of(channel, List.of(partner)))
                    .compose(here -> here.isEmpty()
                            ? records.writes()
                                    .create(members, Map.of("channel_id", channel, "partner_id", partner))
                                    .mapEmpty()
                            : Future.succeededFuture());
        }
        return joined;
    }
}
