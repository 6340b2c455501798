package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.text;
import static dev.switchboard.db.Grant.everything;

import dev.switchboard.db.Model;

/** A parameter of the whole database. */
public final class IrConfigParameter {
    /** The declaration. */
    public static final Model MODEL = Model.named("ir.config_parameter", "System Parameter")
            .constraint("ir_config_parameter_key_uniq", "Key must be unique.")
            .orderedBy("key")
            .calledBy("key")
            .with(character("key").required(), text("value").required())
            .grants(everything(ResGroups.SYSTEM));

    private IrConfigParameter() {}
}
