package dev.switchboard.conversation;

import dev.switchboard.dialect.PersonaView;
import dev.switchboard.records.Html;

/** How people are named in messages about them. */
public final class Mentions {
    private Mentions() {}

    /** HTML that leads to a partner, or names a guest. */
    public static String link(PersonaView persona) {
        String name = Html.escaped(persona.displayName());
        return persona instanceof PersonaView.Partner
                ? "<a href=\"#\" data-oe-model=\"res.partner\" data-oe-id=\"%d\">@%s</a>".formatted(persona.id(), name)
                : "<strong>%s</strong>".formatted(name);
    }
}
