package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.Model;

/** What scripts ask for to know whether live chat is there. */
public final class IrModuleModule {
    private static final String VERSION = ":series || '.0.1.0'";

    /** The declaration. */
    public static final Model MODEL = Model.named("ir.module.module", "Module")
            .orderedBy("application desc, name")
            .calledBy("shortdesc")
            .with(
                    character("name").labelled("Technical Name").required().readonly(),
                    character("shortdesc").labelled("Module Name").readonly(),
                    many2one("category_id", "ir.module.category").readonly(),
                    bool("application").readonly(),
                    selection(
                                    "state",
                                    choice("uninstallable", "Uninstallable"),
                                    choice("uninstalled", "Not Installed"),
                                    choice("installed", "Installed"),
                                    choice("to upgrade", "To be upgraded"),
                                    choice("to remove", "To be removed"),
                                    choice("to install", "To be installed"))
                            .labelled("Status")
                            .computedAs("'installed'")
                            .shownAsStored(),
                    character("installed_version").labelled("Latest Version").computedAs(VERSION),
                    character("latest_version")
                            .labelled("Installed Version")
                            .computedAs(VERSION)
                            .shownAsStored())
            .grants(read(ResGroups.SYSTEM));

    private IrModuleModule() {}
}
