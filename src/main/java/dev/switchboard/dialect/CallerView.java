package dev.switchboard.dialect;

import dev.switchboard.model.Persona;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told of itself and the system.
 *
 * @param persona who calls
 * @param self the caller's partner or guest; nobody for a stranger
 * @param settings a signed-in user's settings
 * @param odoobot who speaks for the system
 */
public record CallerView(
        Persona persona,
        @Nullable PersonaView self,
        @Nullable SettingsView settings,
        PersonaView.Partner odoobot) {}
