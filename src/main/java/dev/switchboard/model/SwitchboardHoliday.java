package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.date;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.Model;

/** Days on which a live chat channel is closed, in its own time zone; one day where it is not said when they end. */
public final class SwitchboardHoliday {
    /** The declaration. */
    public static final Model MODEL = Model.named("switchboard.holiday", "Holiday")
            .orderedBy("date_from, id")
            .constraint("switchboard_holiday_dates", "A holiday cannot end before it begins.")
            .with(
                    many2one("reception_id", "switchboard.reception")
                            .labelled("Reception")
                            .required(),
                    character("name").required(),
                    date("date_from").labelled("First Day").required(),
                    date("date_to").labelled("Last Day"))
            .grants(read(ResGroups.LIVECHAT_USER), everything(ResGroups.LIVECHAT_MANAGER));

    private SwitchboardHoliday() {}
}
