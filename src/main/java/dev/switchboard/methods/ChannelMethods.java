package dev.switchboard.methods;

import dev.switchboard.bus.Topic;
import dev.switchboard.db.Model;
import dev.switchboard.dialect.Event;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Html;
import dev.switchboard.records.Method;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What callers do with a conversation as a whole. */
public final class ChannelMethods {
    private static final String PIN = """
            UPDATE mail_message SET pinned_at = $3 WHERE id = $2 AND model = 'discuss.channel' AND res_id = $1
            AND (pinned_at IS NULL) = ($3::timestamp IS NOT NULL) RETURNING id""";

    private ChannelMethods() {}

    /** The methods. */
    public static List<Method> all() {
        return List.of(
                Method.writes(
                        "DiscussChannel.message_post(self, *, message_type='notification', **kwargs)",
                        (records, model, arguments) -> new RequestedPost(records, model, arguments).post()),
                Method.writes(
                        "DiscussChannel.channel_rename(self, name)",
                        (records, model, arguments) -> write(records, model, arguments, "name", "name")),
                Method.writes(
                        "DiscussChannel.channel_change_description(self, description)",
                        (records, model, arguments) -> write(records, model, arguments, "description", "description")),
                Method.writes("DiscussChannel.set_message_pin(self, message_id, pinned)", ChannelMethods::pin));
    }

    private static Future<@Nullable Object> write(
            Records records, Model model, Arguments arguments, String field, String parameter) {
        Object value = arguments.value(parameter);
        return records.writes()
                .write(model, List.of(arguments.id(model.name())), Map.of(field, value == null ? false : value))
                .map(done -> null);
    }

    private static Future<@Nullable Object> pin(Records records, Model model, Arguments arguments) {
        int channel = arguments.id(model.name());
        Integer message = arguments.limit("message_id");
        LocalDateTime when = arguments.truthy("pinned") ? records.env().time() : null;
        return Reach.conversation(records, model, channel, "name")
                .compose(reached -> records.env()
                        .sql()
                        .one(row -> row.getInteger(0), PIN, channel, message == null ? 0 : message, when))
                .compose(pinned -> announcePin(records, channel, pinned, when));
    }

    private static Future<@Nullable Object> announcePin(
            Records records, int channel, Optional<Integer> message, @Nullable LocalDateTime when) {
        message.ifPresent(
                id -> records.env().change().announce(Topic.channel(channel), new Event.MessagePinned(id, when)));
        return message.isEmpty() || when == null
                ? Future.succeededFuture()
                : Announcements.name(records)
                        .compose(name -> Announcements.post(records, channel, pinText(message.get(), name)))
                        .map(posted -> null);
    }

    /** The blanks are Odoo's. */
    private static String pinText(int message, String name) {
        return """
                <div data-oe-type="pin" class="o_mail_notification">
                                    <a href="#" data-oe-type="highlight" data-oe-id="%d">%s pinned a message to this channel.</a>
                                    <a href="#" data-oe-type="pin-menu">See all pinned messages.</a>
                                </div>""".formatted(message, Html.escaped(name));
    }
}
