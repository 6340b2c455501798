package dev.switchboard.bus;

import dev.switchboard.model.Identities;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client asks to hear; whether it may is decided later.
 *
 * @param persona who asks
 * @param channels {@code discuss.channel} ids
 * @param partners {@code res.partner} ids whose presence it follows
 * @param guests {@code mail.guest} ids whose presence it follows
 */
public record Wish(Persona persona, Set<Integer> channels, Set<Integer> partners, Set<Integer> guests) {
    private static final String GUEST_TOKEN = "mail.guest_";
    private static final Pattern NAME = Pattern.compile(
            "(discuss\\.channel|odoo-presence-res\\.partner|odoo-presence-mail\\.guest)_([1-9][0-9]{0,8})");

    /** Reads the channel names of a {@code subscribe} frame; unknown ones mean nothing here and are passed over. */
    public static Wish of(Persona persona, List<String> names) {
        Wish wish = new Wish(persona, new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (String name : names) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                wish.ids(matcher.group(1)).add(Integer.valueOf(matcher.group(2)));
            }
        }
        return wish;
    }

    /** Reads the names as {@link #of} does; whoever names a guest by its token speaks as that guest. */
    public static Future<Wish> of(Identities identities, Persona caller, List<String> names) {
        String token = names.stream()
                .filter(name -> name.startsWith(GUEST_TOKEN))
                .map(name -> name.substring(GUEST_TOKEN.length()))
                .findFirst()
                .orElse(null);
        return identities
                .byGuestToken(token)
                .map(guest -> guest.<Persona>map(named -> named).orElse(caller))
                .map(persona -> of(persona, names));
    }

    private Set<Integer> ids(String kind) {
        return switch (kind) {
            case "discuss.channel" -> channels;
            case "odoo-presence-res.partner" -> partners;
            default -> guests;
        };
    }
}
