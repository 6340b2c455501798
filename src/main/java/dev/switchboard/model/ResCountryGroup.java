package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.Model;

/** Countries that belong together, such as those of the European Union. */
public final class ResCountryGroup {
    /** The declaration. */
    public static final Model MODEL = Model.named("res.country.group", "Country Group")
            .constraint("res_country_group_code_key", "The country group code must be unique!")
            .with(
                    character("name").required().translated(),
                    character("code").since(19),
                    many2many(
                                    "country_ids",
                                    "res.country",
                                    "res_country_res_country_group_rel",
                                    "res_country_group_id",
                                    "res_country_id")
                            .labelled("Countries"))
            .grants(
                    read(ResGroups.PUBLIC),
                    read(ResGroups.PORTAL),
                    read(ResGroups.INTERNAL_USER),
                    everything(ResGroups.PARTNER_MANAGER));

    private ResCountryGroup() {}
}
