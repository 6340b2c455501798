package dev.switchboard.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is calling: a signed-in user, a guest with a token, a chatbot, or nobody known (Odoo's
 * word for the first two). */
public sealed interface Persona {

    /**
     * A signed-in user.
     *
     * @param id the {@code res.users} id
     * @param partnerId the user's {@code res.partner} id, under which the user speaks
     * @param groups ids of the user's {@code res.groups}
     */
    record User(int id, int partnerId, Set<Integer> groups) implements Persona {

        /** Whether the user is an employee, and neither portal nor public. */
        public boolean internal() {
            return groups.contains(ResGroups.INTERNAL_USER);
        }

        /** Whether the user may change settings. */
        public boolean system() {
            return groups.contains(ResGroups.SYSTEM);
        }

        /** Whether the user may answer visitors. */
        public boolean livechat() {
            return groups.contains(ResGroups.LIVECHAT_USER) || groups.contains(ResGroups.LIVECHAT_MANAGER);
        }

        @Override
        public Integer partner() {
            return partnerId;
        }
    }

    /**
     * A visitor who has proved to be a guest.
     *
     * @param id the {@code mail.guest} id
     */
    record Guest(int id) implements Persona {
        @Override
        public Integer guest() {
            return id;
        }
    }

    /**
     * A chatbot, which speaks under its script's partner.
     *
     * @param partnerId the {@code res.partner} id
     */
    record Chatbot(int partnerId) implements Persona {
        @Override
        public Integer partner() {
            return partnerId;
        }
    }

    /** Somebody who has shown neither session nor token. */
    record Anonymous() implements Persona {}

    /** The {@code res.partner} id under which this persona speaks, if it is a user or a chatbot. */
    default @Nullable Integer partner() {
        return null;
    }

    /** The {@code mail.guest} id under which this persona speaks, if it is a guest. */
    default @Nullable Integer guest() {
        return null;
    }

    /** Whether this persona is an employee. */
    default boolean employee() {
        return this instanceof User user && user.internal();
    }
}
