package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.many2oneReference;
import static dev.switchboard.db.Grant.everything;

import dev.switchboard.db.Model;

/** An external id: a name under which a script finds a record in every database. */
public final class IrModelData {
    private static final String COMPLETE = "CASE @.module WHEN '' THEN @.name ELSE @.module || '.' || @.name END";

    /** The declaration. */
    public static final Model MODEL = Model.named("ir.model.data", "Model Data")
            .constraint("ir_model_data_name_nospaces", "External IDs cannot contain spaces")
            .orderedBy("module, model, name")
            .calledBy("complete_name")
            .with(
                    character("name").labelled("External Identifier").required(),
                    character("complete_name").labelled("Complete ID").computedAs(COMPLETE),
                    character("model").labelled("Model Name").required(),
                    character("module").required().initially(""),
                    many2oneReference("res_id").labelled("Record ID"),
                    bool("noupdate").labelled("Non Updatable"),
                    character("reference").computedAs("@.model || ',' || COALESCE(@.res_id, 0)"))
            .grants(everything(ResGroups.ACCESS_RIGHTS));

    private IrModelData() {}
}
