package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.InviteeView;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.Store;
import dev.switchboard.dialect.Wire;
import io.vertx.core.json.JsonObject;

/** Records of people whom an operator looks for. */
final class Invitations {
    private Invitations() {}

    static JsonObject invitee(InviteeView invitee) {
        JsonObject record = whole(invitee.partner());
        InviteeView.Livechat livechat = invitee.livechat();
        return livechat == null
                ? record
                : record.put("invite_by_self_count", livechat.invitedBefore())
                        .put("is_available", livechat.available())
                        .put("lang_name", Wire.orFalse(livechat.language()));
    }

    static void addMentionable(Store store, MemberView member) {
        store.add(Channels.MEMBER, Channels.key(member));
        if (member.persona() instanceof PersonaView.Partner partner) {
            Records.member(store, partner);
            store.add(Records.PARTNER, whole(partner));
        }
    }

    /** A partner as employees see it anywhere but in a live chat. */
    private static JsonObject whole(PersonaView.Partner partner) {
        return new JsonObject()
                .put("id", partner.id())
                .put("active", partner.active())
                .put("email", Wire.orFalse(partner.email()))
                .put("im_status", partner.imStatus())
                .put("isInternalUser", partner.internal())
                .put("is_company", partner.company())
                .put("name", partner.name())
                .put("userId", Wire.orFalse(partner.userId()))
                .put("write_date", Wire.time(partner.writeDate()));
    }
}
