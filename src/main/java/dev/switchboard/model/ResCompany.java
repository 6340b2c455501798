package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.one2many;
import static dev.switchboard.db.Grant.read;
import static dev.switchboard.db.Grant.readWrite;

import dev.switchboard.db.Model;

/** The company whose operators answer. There is one. */
public final class ResCompany {
    /** The only company. */
    public static final int MAIN = 1;

    /** The declaration. */
    public static final Model MODEL = Model.named("res.company", "Companies")
            .constraint("res_company_name_uniq", "The company name must be unique!")
            .orderedBy("sequence, name")
            .with(
                    character("name").labelled("Company Name").required(),
                    bool("active").initially(true),
                    integer("sequence").initially(10),
                    many2one("parent_id", "res.company").labelled("Parent Company"),
                    one2many("child_ids", "res.company", "parent_id").labelled("Branches"),
                    many2one("partner_id", "res.partner").required(),
                    one2many("user_ids", "res.users", "company_id").labelled("Accepted Users"),
                    character("email").related("partner_id", "email").shownAsStored(),
                    character("phone").related("partner_id", "phone").shownAsStored(),
                    character("website").related("partner_id", "website"),
                    character("vat").labelled("Tax ID").related("partner_id", "vat"),
                    character("street").related("partner_id", "street"),
                    character("street2").related("partner_id", "street2"),
                    character("zip").related("partner_id", "zip"),
                    character("city").related("partner_id", "city"),
                    many2one("country_id", "res.country").related("partner_id", "country_id"),
                    character("country_code")
                            .related("partner_id", "country_id", "code")
                            .since(18),
                    character("primary_color"),
                    character("secondary_color"))
            .grants(
                    read(ResGroups.PUBLIC),
                    read(ResGroups.PORTAL),
                    read(ResGroups.INTERNAL_USER),
                    readWrite(ResGroups.ACCESS_RIGHTS));

    private ResCompany() {}
}
