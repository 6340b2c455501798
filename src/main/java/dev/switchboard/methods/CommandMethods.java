package dev.switchboard.methods;

import static java.util.stream.Collectors.joining;

import dev.switchboard.bus.Topic;
import dev.switchboard.conversation.Members;
import dev.switchboard.conversation.Mentions;
import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.model.Persona;
import dev.switchboard.outbox.WebhookEvents;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Html;
import dev.switchboard.records.Method;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commands that operators type into a conversation. */
public final class CommandMethods {
    private static final int MOST_NAMES = 30;
    private static final Set<String> LEFT_FOR_GOOD = Set.of("channel", "group");
    private static final Set<String> TALKS = Set.of("channel", "chat", "group");
    private static final Set<String> SESSIONS = Set.of("livechat");
    private static final String EXPLANATION = """
            <br><br>Type <b>@username</b> to mention someone, and grab their attention.\
            <br>Type <b>#channel</b> to mention a channel.\
            <br>Type <b>/command</b> to execute a command.""";
    private static final String SHORTCUTS = "<br>Type <b>:shortcut</b> to insert a canned response in your message.";
    private static final String SHORTCUTS_OF_19 = """
            <br>Type <b>::shortcut</b> to insert a canned response in your message.\
            <br>Type <b>:emoji:</b> to insert an emoji in your message.""";

    private static final String CHANNEL_TYPE = "channel_type";

    /** Every command there is, in the order in which they are offered. */
    private static final List<Command> COMMANDS = List.of(
            new Command("help", "Show a helper message", Set.of(), false, CommandMethods::help),
            new Command("leave", "Leave this channel", Set.of(), false, CommandMethods::leave),
            new Command("who", "List users in the current channel", TALKS, false, CommandMethods::who),
            new Command("history", "See 15 last visited pages", SESSIONS, false, CommandMethods::history),
            new Command(
                    "lead",
                    "Create a new lead (/lead lead title)",
                    SESSIONS,
                    true,
                    new FollowUps("lead", WebhookEvents.Event.LEAD)::ask),
            new Command(
                    "ticket",
                    "Create a new ticket (/ticket ticket title)",
                    SESSIONS,
                    true,
                    new FollowUps("ticket", WebhookEvents.Event.TICKET)::ask));

    private CommandMethods() {}

    /** The methods. */
    public static List<Method> all() {
        Method list = Method.reads("DiscussChannel.commands(self)", CommandMethods::list);
        return Stream.concat(COMMANDS.stream().map(Command::method), Stream.of(list))
                .toList();
    }

    /** The commands that the caller may use in a conversation. */
    private static Future<Object> list(Records records, Model model, Arguments arguments) {
        return Reach.conversation(records, model, arguments.id(model.name()), CHANNEL_TYPE)
                .map(channel -> new JsonArray(
                        usable(records, channel).map(Command::json).toList()));
    }

    private static Stream<Command> usable(Records records, Rows.Values channel) {
        Object type = channel.values().get(CHANNEL_TYPE);
        return COMMANDS.stream().filter(command -> command.isFor(records.env().user(), type));
    }

    private static Future<@Nullable Object> help(Records records, Model model, Arguments arguments) {
        int id = arguments.id(model.name());
        String explanation = EXPLANATION + (records.env().series() < 19 ? SHORTCUTS : SHORTCUTS_OF_19);
        return Reach.conversation(records, model, id, "name", CHANNEL_TYPE)
                .compose(channel -> others(records, id)
                        .map(others -> where(channel, others) + explanation + listed(records, channel, arguments)))
                .map(told -> tell(records, id, told));
    }

    /** Odoo's own client lists them itself; who asks for them is told. */
    private static String listed(Records records, Rows.Values channel, Arguments arguments) {
        return arguments.truthy("commands")
                ? usable(records, channel)
                        .map(command -> "<br><b>/%s</b> %s".formatted(command.name(), command.help()))
                        .collect(joining("", "<br>", ""))
                : "";
    }

    private static String where(Rows.Values channel, List<String> others) {
        if ("channel".equals(channel.values().get(CHANNEL_TYPE))) {
            String name = Html.escaped(String.valueOf(channel.values().get("name")));
            return "You are in channel <b>#%s</b>.".formatted(name);
        }
        return others.isEmpty()
                ? "You are alone in a private conversation."
                : "You are in a private conversation with %s.".formatted(enumerated(others));
    }

    private static Future<@Nullable Object> who(Records records, Model model, Arguments arguments) {
        int id = arguments.id(model.name());
        return Reach.conversation(records, model, id, "name")
                .compose(reached -> others(records, id))
                .map(others -> tell(records, id, present(others)));
    }

    private static String present(List<String> others) {
        if (others.isEmpty()) {
            return "You are alone in this channel.";
        }
        List<String> names = new ArrayList<>(others.subList(0, Math.min(MOST_NAMES, others.size())));
        names.add(others.size() > MOST_NAMES ? "more" : "you");
        return "Users in this channel: %s.".formatted(enumerated(names));
    }

    private static Future<List<String>> others(Records records, int id) {
        Persona.User caller = records.env().user();
        return Members.of(records.env().sql(), List.of(id), caller)
                .map(members -> members.stream()
                        .map(MemberView::persona)
                        .filter(persona -> !persona.is(caller))
                        .map(Mentions::link)
                        .toList());
    }

    private static String enumerated(List<String> names) {
        int last = names.size() - 1;
        String comma = last > 1 ? ", and " : " and ";
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + comma + names.get(last);
    }

    static @Nullable Object tell(Records records, int id, String text) {
        String body = "<span class='o_mail_notification'>" + text + "</span>";
        records.env().change().announce(Topic.of(records.env().user()), new Event.TransientMessage(id, body));
        return null;
    }

    private static Future<@Nullable Object> history(Records records, Model model, Arguments arguments) {
        int id = arguments.id(model.name());
        int partner = records.env().user().partnerId();
        return Reach.conversation(records, model, id, "name").map(reached -> {
            records.env().change().announce(Topic.channel(id), new Event.HistoryWanted(id, partner));
            return null;
        });
    }

    private static Future<@Nullable Object> leave(Records records, Model model, Arguments arguments) {
        int id = arguments.id(model.name());
        return Reach.conversation(records, model, id, CHANNEL_TYPE)
                .compose(channel ->
                        LEFT_FOR_GOOD.contains(String.valueOf(channel.values().get(CHANNEL_TYPE)))
                                ? MembershipMethods.unfollow(records, model, id)
                                : MembershipMethods.pin(records, model, id, false));
    }
}
