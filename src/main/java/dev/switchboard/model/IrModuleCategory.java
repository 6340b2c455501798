package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.one2many;
import static dev.switchboard.db.Fields.text;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.Model;

/** An application, under which groups of rights are shown. */
public final class IrModuleCategory {
    /** The declaration. */
    public static final Model MODEL = Model.named("ir.module.category", "Application")
            .orderedBy("name")
            .with(
                    character("name").required().translated(),
                    many2one("parent_id", "ir.module.category").labelled("Parent Application"),
                    one2many("child_ids", "ir.module.category", "parent_id").labelled("Child Applications"),
                    one2many("module_ids", "ir.module.module", "category_id").labelled("Modules"),
                    text("description").translated(),
                    integer("sequence"),
                    bool("visible").initially(true),
                    bool("exclusive"))
            .grants(read(ResGroups.INTERNAL_USER));

    /** The same as 19.0 shows it: what the groups of one application grant. */
    public static final Model PRIVILEGE = Model.named("res.groups.privilege", "Privileges")
            .inTable("ir_module_category")
            .orderedBy("sequence, name, id")
            .with(
                    character("name").required().translated(),
                    text("description"),
                    integer("sequence"),
                    one2many("group_ids", "res.groups", "privilege_id"))
            .grants(read(ResGroups.INTERNAL_USER))
            .since(19);

    private IrModuleCategory() {}
}
