package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Fields.text;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.Model;

/** A country, by its ISO 3166 code. */
public final class ResCountry {
    /** The declaration. */
    public static final Model MODEL = Model.named("res.country", "Country")
            .constraint("res_country_name_uniq", "The name of the country must be unique!")
            .constraint("res_country_code_key", "The code of the country must be unique!")
            .orderedBy("name")
            .with(
                    character("name").labelled("Country Name").required().translated(),
                    character("code").labelled("Country Code").required(),
                    text("address_format")
                            .labelled("Layout in Reports")
                            .initially("%(street)s\n%(street2)s\n%(city)s %(state_code)s %(zip)s\n%(country_name)s"),
                    integer("phone_code").labelled("Country Calling Code"),
                    many2many(
                            "country_group_ids",
                            "res.country.group",
                            "res_country_res_country_group_rel",
                            "res_country_id",
                            "res_country_group_id"),
                    selection("name_position", choice("before", "Before Address"), choice("after", "After Address"))
                            .labelled("Customer Name Position")
                            .initially("before"),
                    character("vat_label").translated(),
                    bool("state_required"),
                    bool("zip_required").initially(true))
            .grants(
                    read(ResGroups.PUBLIC),
                    read(ResGroups.PORTAL),
                    read(ResGroups.INTERNAL_USER),
                    everything(ResGroups.SYSTEM));

    private ResCountry() {}
}
