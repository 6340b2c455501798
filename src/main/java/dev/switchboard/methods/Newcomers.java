package dev.switchboard.methods;

import dev.switchboard.bus.Topic;
import dev.switchboard.conversation.Channels;
import dev.switchboard.conversation.Mentions;
import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operator;
import dev.switchboard.db.Rows;
import dev.switchboard.dialect.ChannelView;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * People who are brought into a conversation by the caller.
 *
 * @param partners {@code res.partner} ids
 * @param guests {@code mail.guest} ids
 * @param told whether the conversation gets a message about each
 */
record Newcomers(List<Integer> partners, List<Integer> guests, boolean told) {

    /** Makes members of those who are none yet, and gives the ids of the new members. */
    Future<List<Integer>> join(Records records, Model channels, int channel) {
        Model members = records.model(MemberLifecycle.MODEL);
        return Reach.conversation(records, channels, channel, "name")
                .compose(reached -> present(records, members, channel))
                .compose(present -> records.writes().create(members, missing(present, channel)))
                .compose(ids -> Channels.read(
                                records.env().sql(),
                                List.of(channel),
                                records.env().user())
                        .compose(read -> welcome(records, read.get(0), ids))
                        .map(done -> ids));
    }

    private static Future<List<Rows.Values>> present(Records records, Model members, int channel) {
        Domain there = new Domain.Comparison(members.field("channel_id"), Operator.EQUAL, channel);
        List<Field> who = List.of(members.field("partner_id"), members.field("guest_id"));
        return records.unrestricted().searchRead(members, there, null, 0, null, who);
    }

    private List<Map<String, @Nullable Object>> missing(List<Rows.Values> present, int channel) {
        List<Map<String, @Nullable Object>> missing = new ArrayList<>();
        addMissing(missing, partners, "partner_id", present, channel);
        addMissing(missing, guests, "guest_id", present, channel);
        return missing;
    }

    private static void addMissing(
            List<Map<String, @Nullable Object>> missing,
            List<Integer> wanted,
            String field,
            List<Rows.Values> present,
            int channel) {
        List<Integer> here = present.stream()
                .map(member -> member.values().get(field))
                .filter(Rows.Named.class::isInstance)
                .map(named -> ((Rows.Named) named).id())
                .toList();
        wanted.stream()
                .distinct()
                .filter(id -> !here.contains(id))
                .forEach(id -> missing.add(Map.of("channel_id", channel, field, id)));
    }

    private Future<Void> welcome(Records records, ChannelView channel, List<Integer> ids) {
        Future<Void> welcomed = Future.succeededFuture();
        for (MemberView member : channel.members()) {
            if (ids.contains(member.id())) {
                welcomed = welcomed.compose(before -> welcome(records, channel, member));
            }
        }
        return welcomed;
    }

    private Future<Void> welcome(Records records, ChannelView channel, MemberView member) {
        boolean self = member.persona().is(records.env().user());
        String own = Topic.of(member.persona());
        records.env()
                .change()
                .announce(
                        own,
                        new Event.ChannelJoined(
                                channel, self ? null : records.env().user().id(), false));
        String text =
                self ? "joined the channel" : "invited %s to the channel".formatted(Mentions.link(member.persona()));
        Future<?> posted = told ? Announcements.aside(records, channel.id(), text) : Future.succeededFuture();
        return posted.map(done -> {
            Event added = new Event.MemberAdded(channel.id(), channel.members().size(), member);
            records.env().change().announceToJoining(Topic.channel(channel.id()), added, List.of(own));
            return null;
        });
    }
}
