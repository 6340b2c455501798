package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.one2many;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.Model;

/** How a live chat channel receives visitors beyond what Odoo knows. A channel without one is always open. */
public final class SwitchboardReception {
    /** The declaration. */
    public static final Model MODEL = Model.named("switchboard.reception", "Live Chat Reception")
            .displayedAs("SELECT c.name FROM im_livechat_channel c WHERE c.id = @.channel_id")
            .constraint("switchboard_reception_channel_id", "A live chat channel has one reception only.")
            .with(
                    many2one("channel_id", "im_livechat.channel")
                            .labelled("Live Chat Channel")
                            .required(),
                    Timezones.field("tz").required().initially("UTC"),
                    one2many("business_hours_ids", "switchboard.business.hours", "reception_id")
                            .labelled("Business Hours")
                            .copied(),
                    one2many("holiday_ids", "switchboard.holiday", "reception_id")
                            .labelled("Holidays")
                            .copied(),
                    bool("offline_form").labelled("Visitors leave messages while nobody is there"),
                    bool("waiting_queue").labelled("Visitors wait in line while everybody is busy"))
            .grants(read(ResGroups.LIVECHAT_USER), everything(ResGroups.LIVECHAT_MANAGER));

    private SwitchboardReception() {}
}
