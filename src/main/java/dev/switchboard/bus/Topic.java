package dev.switchboard.bus;

import static java.util.stream.Collectors.toSet;

import dev.switchboard.dialect.PersonaView;
import dev.switchboard.model.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a notification is about, and a socket listens to. Odoo's bus channels, as text. */
public final class Topic {
    /** Everybody. */
    public static final String BROADCAST = "broadcast";

    private static final String CONVERSATION = "discuss.channel,";
    private static final Pattern SEPARATOR = Pattern.compile(",");
    private static final Pattern ID = Pattern.compile("[0-9]{1,9}");

    private Topic() {}

    /** What a persona hears whatever it asks for. */
    static Set<String> alwaysOf(Persona persona) {
        Stream<String> groups =
                persona instanceof Persona.User user ? user.groups().stream().map(Topic::group) : Stream.of();
        return Stream.concat(Stream.of(BROADCAST, of(persona)), groups).collect(toSet());
    }

    /** One person's own topic; strangers have only {@link #BROADCAST}. */
    public static String of(Persona persona) {
        if (persona.partner() != null) {
            return partner(persona.partner());
        }
        return persona.guest() != null ? guest(persona.guest()) : BROADCAST;
    }

    /** The own topic of somebody who speaks. */
    public static String of(PersonaView persona) {
        return persona instanceof PersonaView.Partner ? partner(persona.id()) : guest(persona.id());
    }

    /** A user's own topic, by {@code res.partner} id. */
    public static String partner(int id) {
        return "res.partner," + id;
    }

    /** A guest's own topic, by {@code mail.guest} id. */
    public static String guest(int id) {
        return "mail.guest," + id;
    }

    /** The members of a group, by {@code res.groups} id. */
    public static String group(int id) {
        return "res.groups," + id;
    }

    /** A conversation, by {@code discuss.channel} id. */
    public static String channel(int id) {
        return CONVERSATION + id;
    }

    /** The {@code discuss.channel} ids of the conversations among some topics. */
    static List<Integer> channelsAmong(Set<String> topics) {
        return topics.stream()
                .filter(topic -> topic.startsWith(CONVERSATION))
                .map(topic -> Integer.valueOf(topic.substring(CONVERSATION.length())))
                .toList();
    }

    /** Whether somebody is there; the topic is that person's own one, or a name for it. */
    public static String presenceOf(String personTopic) {
        return personTopic + ",presence";
    }

    /** A topic as a tuple: its model, its record's id, and what else there is to it. */
    public static List<Object> parts(String topic) {
        List<Object> parts = new ArrayList<>();
        for (String part : SEPARATOR.splitAsStream(topic).toList()) {
            parts.add(ID.matcher(part).matches() ? (Object) Integer.valueOf(part) : part);
        }
        return parts;
    }

    /** What Odoo tells to the members of a conversation only; here whoever hears the conversation is told. */
    public static Optional<List<Object>> membersOf(String topic) {
        return topic.startsWith(CONVERSATION) ? Optional.of(parts(topic + ",members")) : Optional.empty();
    }
}
