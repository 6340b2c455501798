package dev.switchboard.methods;

import dev.switchboard.bus.Topic;
import dev.switchboard.conversation.Attention;
import dev.switchboard.conversation.Members;
import dev.switchboard.db.Model;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.model.Persona;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Method;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers do with their own membership of a conversation, and how they bring others in. */
public final class MembershipMethods {
    private static final String PIN = """
            UPDATE discuss_channel_member SET unpin_dt = CASE WHEN $3 THEN NULL ELSE now() AT TIME ZONE 'utc' END
            WHERE channel_id = $1 AND partner_id = $2""";
    private static final String NAME =
            "UPDATE discuss_channel_member SET custom_channel_name = $3 WHERE channel_id = $1 AND partner_id = $2";
    /** Only two people who chat show each other what has reached them. */
    private static final String FETCH = """
            UPDATE discuss_channel_member m SET fetched_message_id = newest.id
            FROM (SELECT max(id) AS id FROM mail_message WHERE model = 'discuss.channel' AND res_id = $1) newest,
              discuss_channel c
            WHERE m.channel_id = $1 AND m.partner_id = $2 AND m.fetched_message_id < newest.id
              AND c.id = $1 AND c.channel_type = 'chat'""";

    private static final String FOLD = """
            UPDATE discuss_channel_member SET fold_state = COALESCE($3,
              CASE fold_state WHEN 'open' THEN 'folded' ELSE 'open' END)
            WHERE channel_id = $1 AND partner_id = $2 RETURNING fold_state""";

    private MembershipMethods() {}

    /** The methods. */
    public static List<Method> all() {
        return List.of(
                Method.writes("DiscussChannel.channel_fetched(self)", MembershipMethods::fetched),
                Method.writes("DiscussChannel.channel_pin(self, pinned=False)", MembershipMethods::pin),
                Method.writes("DiscussChannel.channel_set_custom_name(self, name)", MembershipMethods::name),
                Method.writes("DiscussChannel.channel_fold(self, state=None, state_count=0)", MembershipMethods::fold)
                        .until(17),
                Method.writes("DiscussChannel.action_unfollow(self)", MembershipMethods::unfollow),
                Method.writes("DiscussChannel.channel_join(self)", MembershipMethods::join),
                Method.writes(
                        "DiscussChannel.add_members(self, partner_ids=None, guest_ids=None, invite_to_rtc_call=False, open_chat_window=False, post_joined_message=True)",
                        MembershipMethods::add));
    }

    private static Future<@Nullable Object> fetched(Records records, Model model, Arguments arguments) {
        Future<Void> done = Future.succeededFuture();
        for (int channel : arguments.ids()) {
            done = done.compose(before -> Reach.conversation(records, model, channel, "name"))
                    .compose(reached -> records.env()
                            .sql()
                            .run(FETCH, channel, records.env().user().partnerId()))
                    .mapEmpty();
        }
        return done.map(nothing -> null);
    }

    private static Future<@Nullable Object> pin(Records records, Model model, Arguments arguments) {
        return pin(records, model, arguments.id(model.name()), arguments.truthy("pinned"));
    }

    /** Shows a conversation in the caller's list, or puts it away. */
    static Future<@Nullable Object> pin(Records records, Model model, int channel, boolean pinned) {
        Persona.User caller = records.env().user();
        return Reach.conversation(records, model, channel, "name")
                .compose(reached -> records.env().sql().run(PIN, channel, caller.partnerId(), pinned))
                .map(done -> {
                    Event event = pinned ? new Event.ChannelPinned(channel) : new Event.ChannelUnpinned(channel);
                    records.env().change().announce(Topic.of(caller), event);
                    return null;
                });
    }

    private static Future<@Nullable Object> name(Records records, Model model, Arguments arguments) {
        int channel = arguments.id(model.name());
        Persona.User caller = records.env().user();
        String name = arguments.textOrNull("name");
        return Reach.conversation(records, model, channel, "name")
                .compose(reached -> records.env().sql().run(NAME, channel, caller.partnerId(), name))
                .map(done -> {
                    records.env().change().announce(Topic.of(caller), new Event.CustomNameChanged(channel, name));
                    return null;
                });
    }

    private static Future<@Nullable Object> fold(Records records, Model model, Arguments arguments) {
        int channel = arguments.id(model.name());
        Persona.User caller = records.env().user();
        String state = arguments.textOrNull("state");
        if (state != null) {
            Attention.checkState(state);
        }
        return records.env()
                .sql()
                .one(row -> row.getString(0), FOLD, channel, caller.partnerId(), state)
                .map(folded -> {
                    Integer count = arguments.limit("state_count");
                    folded.ifPresent(now -> records.env()
                            .change()
                            .announce(
                                    Topic.of(caller), new Event.FoldChanged(channel, now, count == null ? 0 : count)));
                    return null;
                });
    }

    private static Future<@Nullable Object> unfollow(Records records, Model model, Arguments arguments) {
        return unfollow(records, model, arguments.id(model.name()));
    }

    /** Takes the caller out of a conversation, which is told. */
    static Future<@Nullable Object> unfollow(Records records, Model model, int channel) {
        Persona.User caller = records.env().user();
        return Reach.conversation(records, model, channel, "name")
                .compose(reached -> Members.own(records.env().sql(), channel, caller))
                .compose(self -> self.isPresent()
                        ? leave(records, channel, self.get())
                        : Future.succeededFuture(tellLeft(records, channel)));
    }

    private static @Nullable Object tellLeft(Records records, int channel) {
        records.env().change().announce(Topic.of(records.env().user()), new Event.ChannelLeft(channel));
        return null;
    }

    private static Future<@Nullable Object> leave(Records records, int channel, MemberView self) {
        Records server = records.unrestricted();
        return Announcements.aside(records, channel, "left the channel")
                .compose(posted -> server.writes().unlink(server.model(MemberLifecycle.MODEL), List.of(self.id())))
                .map(done -> null);
    }

    private static Future<@Nullable Object> join(Records records, Model model, Arguments arguments) {
        Newcomers newcomers = new Newcomers(List.of(records.env().user().partnerId()), List.of(), true);
        return newcomers.join(records, model, arguments.id(model.name())).map(done -> null);
    }

    /** 17 and 18 give the new members as Python prints them, 19 their ids. */
    private static Future<Object> add(Records records, Model model, Arguments arguments) {
        Newcomers newcomers = new Newcomers(
                arguments.references("partner_ids"),
                arguments.references("guest_ids"),
                arguments.truthy("post_joined_message"));
        List<Integer> all = new ArrayList<>();
        Future<Void> added = Future.succeededFuture();
        for (int channel : arguments.ids()) {
            added = added.compose(before -> newcomers.join(records, model, channel))
                    .map(all::addAll)
                    .mapEmpty();
        }
        return added.map(done ->
                records.env().series() < 19 ? "discuss.channel.member" + Python.tuple(all) : new JsonArray(all));
    }
}
