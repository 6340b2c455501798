package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.Model;

/** A language; the active ones can be chosen. */
public final class ResLang {
    /** The declaration. */
    public static final Model MODEL = Model.named("res.lang", "Languages")
            .constraint("res_lang_name_uniq", "The name of the language must be unique!")
            .constraint("res_lang_code_uniq", "The code of the language must be unique!")
            .constraint("res_lang_url_code_uniq", "The URL code of the language must be unique!")
            .orderedBy("active desc, name")
            .with(
                    character("name").required(),
                    character("code").labelled("Locale Code").required(),
                    character("iso_code").labelled("ISO code"),
                    character("url_code").labelled("URL Code").required(),
                    bool("active"),
                    selection("direction", choice("ltr", "Left-to-Right"), choice("rtl", "Right-to-Left"))
                            .required()
                            .initially("ltr"),
                    character("date_format").required().initially("%m/%d/%Y"),
                    character("time_format").required().initially("%H:%M:%S"),
                    character("short_time_format")
                            .required()
                            .initially("%H:%M")
                            .since(18)
                            .until(18),
                    selection(
                                    "week_start",
                                    choice("1", "Monday"),
                                    choice("2", "Tuesday"),
                                    choice("3", "Wednesday"),
                                    choice("4", "Thursday"),
                                    choice("5", "Friday"),
                                    choice("6", "Saturday"),
                                    choice("7", "Sunday"))
                            .labelled("First Day of Week")
                            .required()
                            .initially("7"),
                    character("grouping")
                            .labelled("Separator Format")
                            .required()
                            .initially("[]"),
                    character("decimal_point")
                            .labelled("Decimal Separator")
                            .required()
                            .initially("."),
                    character("thousands_sep").labelled("Thousands Separator").initially(","))
            .grants(
                    read(ResGroups.PUBLIC),
                    read(ResGroups.PORTAL),
                    read(ResGroups.INTERNAL_USER),
                    everything(ResGroups.SYSTEM));

    private ResLang() {}
}
