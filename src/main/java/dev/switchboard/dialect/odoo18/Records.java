package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.CannedResponseView;
import dev.switchboard.dialect.LivechatView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.Store;
import dev.switchboard.dialect.Wire;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Records of people, each with the fields that 18.0 sends in its place. */
final class Records {
    static final String PARTNER = "res.partner";
    static final String GUEST = "mail.guest";
    static final String CANNED_RESPONSE = "mail.canned.response";

    private Records() {}

    static Object reference(@Nullable PersonaView persona) {
        return persona == null ? false : JsonObject.of("id", persona.id(), "type", type(persona));
    }

    static JsonObject thread(int channelId) {
        return JsonObject.of("id", channelId, "model", "discuss.channel");
    }

    static String type(PersonaView persona) {
        return persona instanceof PersonaView.Guest ? "guest" : "partner";
    }

    /** A member's persona in a live chat: an operator's own name stays hidden behind the online chat name. */
    static void member(Store store, PersonaView persona) {
        if (persona instanceof PersonaView.Partner partner) {
            store.add(PARTNER, memberPartner(partner));
        } else if (persona instanceof PersonaView.Guest guest) {
            store.add(GUEST, guest(guest).put("im_status", guest.imStatus()));
        }
    }

    /** The persona of a member of whom only one thing changed. */
    static void changedMember(Store store, PersonaView persona) {
        if (persona instanceof PersonaView.Partner partner) {
            store.add(PARTNER, memberPartner(partner));
        } else {
            store.add(GUEST, JsonObject.of("id", persona.id(), "name", persona.displayName()));
        }
    }

    /** Who wrote a message. */
    static void author(Store store, PersonaView persona) {
        if (persona instanceof PersonaView.Partner partner) {
            JsonObject author = named(partner)
                    .put("is_company", partner.company())
                    .put("isInternalUser", partner.internal())
                    .put("userId", Wire.orFalse(partner.userId()));
            store.add(PARTNER, author);
        } else if (persona instanceof PersonaView.Guest guest) {
            store.add(GUEST, guest(guest));
        }
    }

    /** Who put an emoji on a message. */
    static void reactor(Store store, PersonaView persona) {
        if (persona instanceof PersonaView.Partner partner) {
            store.add(
                    PARTNER,
                    JsonObject.of(
                            "id", partner.id(), "name", partner.name(), "write_date", Wire.time(partner.writeDate())));
        } else if (persona instanceof PersonaView.Guest guest) {
            store.add(GUEST, guest(guest));
        }
    }

    /** An operator by the name that visitors read. */
    static void livechatName(Store store, PersonaView.Partner partner) {
        store.add(PARTNER, named(partner));
    }

    /** A live chat channel as its operators' sidebar shows it. */
    static void livechat(Store store, LivechatView livechat) {
        store.add(
                "im_livechat.channel",
                JsonObject.of("id", livechat.id(), "name", livechat.name(), "are_you_inside", livechat.joined()));
    }

    static void cannedResponse(Store store, CannedResponseView response) {
        store.add(
                CANNED_RESPONSE,
                JsonObject.of(
                        "id", response.id(), "source", response.source(), "substitution", response.substitution()));
    }

    static void deleted(Store store, String model, int id) {
        store.add(model, JsonObject.of("id", id, "_DELETE", true));
    }

    static JsonObject guest(PersonaView.Guest guest) {
        return JsonObject.of("id", guest.id(), "name", guest.name(), "write_date", Wire.time(guest.writeDate()));
    }

    private static JsonObject memberPartner(PersonaView.Partner partner) {
        return named(partner)
                .put("active", partner.active())
                .put("country", Wire.country(partner.country()))
                .put("is_public", partner.isPublic());
    }

    private static JsonObject named(PersonaView.Partner partner) {
        JsonObject record = JsonObject.of(
                "id", partner.id(),
                "user_livechat_username", Wire.orFalse(partner.livechatUsername()),
                "write_date", Wire.time(partner.writeDate()));
        return partner.livechatUsername() == null ? record.put("name", partner.name()) : record;
    }
}
