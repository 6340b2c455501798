package dev.switchboard.model;

import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.decimal;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.Model;

/**
 * Hours of one day of the week, in the words of Odoo's resource.calendar.attendance: Monday is {@code 0}, and 8.5 is half
 * past eight. Those that end no later than they begin end on the next day.
 */
public final class SwitchboardBusinessHours {
    /** The declaration. */
    public static final Model MODEL = Model.named("switchboard.business.hours", "Business Hours")
            .orderedBy("dayofweek, hour_from, id")
            .constraint("switchboard_business_hours_hour_from", "Business hours begin between 0 and 24 o'clock.")
            .constraint("switchboard_business_hours_hour_to", "Business hours end between 0 and 24 o'clock.")
            .constraint(
                    "switchboard_business_hours_length",
                    "Business hours cannot end when they begin; a whole day is from 0 to 24 o'clock.")
            .with(
                    many2one("reception_id", "switchboard.reception")
                            .labelled("Reception")
                            .required(),
                    selection(
                                    "dayofweek",
                                    choice("0", "Monday"),
                                    choice("1", "Tuesday"),
                                    choice("2", "Wednesday"),
                                    choice("3", "Thursday"),
                                    choice("4", "Friday"),
                                    choice("5", "Saturday"),
                                    choice("6", "Sunday"))
                            .labelled("Day of Week")
                            .required(),
                    decimal("hour_from").labelled("From").required(),
                    decimal("hour_to").labelled("To").required())
            .grants(read(ResGroups.LIVECHAT_USER), everything(ResGroups.LIVECHAT_MANAGER));

    private SwitchboardBusinessHours() {}
}
