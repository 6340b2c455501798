package dev.switchboard.model;

import dev.switchboard.db.Model;
import java.util.List;

/** Every declared model. */
public final class Models {
    /** All declarations, each after those it points to. */
    public static final List<Model> ALL = List.of(
            ResCountry.MODEL,
            ResPartner.MODEL,
            ResUsers.MODEL,
            ResUsersSettings.MODEL,
            ResGroups.MODEL,
            ImLivechatChannel.MODEL,
            MailGuest.MODEL,
            DiscussChannel.MODEL,
            DiscussChannelMember.MODEL,
            MailMessageSubtype.MODEL,
            MailMessage.MODEL,
            BusPresence.MODEL);

    private Models() {}
}
