package dev.switchboard.bus;

import static java.util.stream.Collectors.toSet;

import dev.switchboard.model.Persona;
import java.util.Set;
import java.util.stream.Stream;

/** What a notification is about, and a socket listens to. Odoo's bus channels, as text. */
public final class Topic {
    /** Everybody. */
    public static final String BROADCAST = "broadcast";

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
        return "discuss.channel," + id;
    }

    /** Whether somebody is there; the topic is that person's own one, or a name for it. */
    public static String presenceOf(String personTopic) {
        return personTopic + ",presence";
    }
}
