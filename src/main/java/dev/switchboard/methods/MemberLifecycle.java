package dev.switchboard.methods;

import dev.switchboard.bus.Topic;
import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operator;
import dev.switchboard.db.Rows;
import dev.switchboard.dialect.Event;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.ResGroups;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A member is one person in one conversation for good; chats are of two; nobody known is nobody's member. */
public final class MemberLifecycle implements Lifecycle {
    static final String MODEL = "discuss.channel.member";

    private static final List<String> FIXED = List.of("channel_id", "partner_id", "guest_id");
    private static final String FULL_CHATS = """
            SELECT c.id FROM discuss_channel c WHERE c.id = ANY($1) AND c.channel_type = 'chat'
            AND EXISTS (SELECT FROM discuss_channel_member m WHERE m.channel_id = c.id)""";
    private static final List<String> MARKS = List.of("seen_message_id", "fetched_message_id");
    private static final String FOREIGN_MARKS = """
            SELECT mark FROM unnest($1::int4[]) mark WHERE NOT EXISTS (
              SELECT FROM mail_message m JOIN discuss_channel_member self ON self.channel_id = m.res_id
              WHERE m.id = mark AND m.model = 'discuss.channel' AND self.id = ANY($2))""";
    private static final String PUBLIC_USERS = """
            SELECT u.id FROM res_users u JOIN res_groups_users_rel g ON g.uid = u.id
            WHERE u.partner_id = ANY($1) AND g.gid = %d""".formatted(ResGroups.PUBLIC);

    @Override
    public Future<Void> creating(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        if (values.stream().anyMatch(each -> !Python.truthy(each.get("channel_id")))) {
            throw new Refusal(
                    Refusal.Kind.USER_ERROR,
                    "It appears you're trying to create a channel member, but it seems like you forgot to specify the related channel. "
                            + "To move forward, please make sure to provide the necessary channel information.");
        }
        if (!records.env().isUnrestricted()) {
            values.forEach(each -> MARKS.forEach(each::remove));
        }
        return refuseIfAny(
                        records,
                        FULL_CHATS,
                        ids(values, "channel_id"),
                        Refusal.Kind.USER_ERROR,
                        "Adding more members to this chat isn't possible; it's designed for just two people.")
                .compose(checked -> refuseIfAny(
                        records,
                        PUBLIC_USERS,
                        ids(values, "partner_id"),
                        Refusal.Kind.VALIDATION_ERROR,
                        "Channel members cannot include public users."));
    }

    private static Integer[] ids(List<Map<String, @Nullable Object>> values, String field) {
        return values.stream()
                .map(each -> each.get(field))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .toArray(Integer[]::new);
    }

    private static Future<Void> refuseIfAny(
            Records records, String statement, Integer[] ids, Refusal.Kind kind, String why) {
        return records.env()
                .sql()
                .run(statement, (Object) ids)
                .compose(rows ->
                        rows.size() > 0 ? Future.failedFuture(new Refusal(kind, why)) : Future.succeededFuture());
    }

    /** Lets the open sockets of new members hear a conversation from now on. */
    static boolean letListen(Records records, int channelId, List<Map<String, @Nullable Object>> members) {
        List<String> topics = new ArrayList<>();
        members.forEach(member -> {
            if (member.get("partner_id") instanceof Integer partner) {
                topics.add(Topic.partner(partner));
            } else if (member.get("guest_id") instanceof Integer guest) {
                topics.add(Topic.guest(guest));
            }
        });
        Event touched = new Event.ChannelTouched(channelId, records.env().time());
        records.env().change().announceToJoining(Topic.channel(channelId), touched, topics);
        return true;
    }

    @Override
    public Future<Void> writing(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        List<Field> fixed =
                FIXED.stream().filter(values::containsKey).map(model::field).toList();
        Future<Void> kept = fixed.isEmpty()
                ? Future.succeededFuture()
                : records.unrestricted()
                        .read(model, ids, fixed)
                        .map(found -> refuseChanges(found, values))
                        .mapEmpty();
        return kept.compose(done -> refuseForeignMarks(records, ids, values));
    }

    /** A mark shows what its message is called, and so has to be in the member's own conversation. */
    private static Future<Void> refuseForeignMarks(
            Records records, List<Integer> ids, Map<String, @Nullable Object> values) {
        Integer[] marks = MARKS.stream()
                .map(values::get)
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .toArray(Integer[]::new);
        return marks.length == 0 || records.env().isUnrestricted()
                ? Future.succeededFuture()
                : records.env()
                        .sql()
                        .run(FOREIGN_MARKS, marks, ids.toArray(Integer[]::new))
                        .compose(found -> found.size() == 0
                                ? Future.succeededFuture()
                                : Future.failedFuture(new Refusal(
                                        Refusal.Kind.ACCESS_ERROR,
                                        "A member can only mark messages of their own conversation.")));
    }

    private static boolean refuseChanges(List<Rows.Values> found, Map<String, @Nullable Object> values) {
        for (Rows.Values member : found) {
            member.values().forEach((name, current) -> {
                Object id = current instanceof Rows.Named named ? named.id() : (Object) false;
                if (!Objects.equals(id, Objects.requireNonNullElse(values.get(name), false))) {
                    throw new Refusal(Refusal.Kind.ACCESS_ERROR, "You can not write on %s.".formatted(name));
                }
            });
        }
        return true;
    }

    @Override
    public Future<Void> unlinking(Records records, Model model, List<Integer> ids) {
        Records server = records.unrestricted();
        List<Field> who = FIXED.stream().map(model::field).toList();
        return server.read(model, ids, who)
                .compose(leaving -> remaining(server, model, leaving)
                        .map(counts -> announce(records, leaving, counts))
                        .mapEmpty());
    }

    private static Future<Map<Integer, Integer>> remaining(Records server, Model model, List<Rows.Values> leaving) {
        List<Integer> channels = leaving.stream()
                .map(member -> id(member, "channel_id"))
                .distinct()
                .toList();
        Domain there = new Domain.Comparison(model.field("channel_id"), Operator.IN, channels);
        return server.searchRead(model, there, null, 0, null, List.of(model.field("channel_id")))
                .map(members -> {
                    Map<Integer, Integer> counts = new HashMap<>();
                    members.forEach(
                            member -> counts.merge(Objects.requireNonNull(id(member, "channel_id")), 1, Integer::sum));
                    return counts;
                });
    }

    private static @Nullable Integer id(Rows.Values member, String field) {
        return member.values().get(field) instanceof Rows.Named named ? named.id() : null;
    }

    private static boolean announce(Records records, List<Rows.Values> leaving, Map<Integer, Integer> counts) {
        for (Rows.Values member : leaving) {
            int channel = Objects.requireNonNull(id(member, "channel_id"));
            Integer partner = id(member, "partner_id");
            String own = partner != null
                    ? Topic.partner(partner)
                    : Topic.guest(Objects.requireNonNull(id(member, "guest_id")));
            int left = Objects.requireNonNull(counts.merge(channel, -1, Integer::sum));
            records.env().change().announce(own, new Event.ChannelLeft(channel));
            records.env().change().announce(Topic.channel(channel), new Event.MemberLeft(channel, member.id(), left));
        }
        return true;
    }
}
