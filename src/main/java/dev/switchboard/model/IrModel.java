package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.one2many;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Grant.read;
import static dev.switchboard.db.Operation.READ;
import static dev.switchboard.db.RecordRule.forEverybody;

import dev.switchboard.db.Model;

/** The models and fields of a database; their rows follow from the declarations. */
public final class IrModel {
    private static final String OF_THE_CALLERS_SERIES = ":series BETWEEN @.first_series AND @.last_series";

    /** The models. */
    public static final Model MODEL = Model.named("ir.model", "Models")
            .orderedBy("name")
            .with(
                    character("model").required().readonly(),
                    character("name").labelled("Model Description").required().readonly(),
                    character("order").inColumn("model_order").required().readonly(),
                    one2many("field_id", "ir.model.fields", "model_id").labelled("Fields"),
                    selection("state", choice("manual", "Custom Object"), choice("base", "Base Object"))
                            .labelled("Type")
                            .computedAs("'base'")
                            .shownAsStored(),
                    bool("transient")
                            .labelled("Transient Model")
                            .computedAs("FALSE")
                            .shownAsStored())
            .grants(read(ResGroups.ACCESS_RIGHTS))
            .rules(forEverybody(OF_THE_CALLERS_SERIES, READ));

    /** Their fields. */
    public static final Model FIELDS = Model.named("ir.model.fields", "Fields")
            .orderedBy("name")
            .displayedAs("@.field_description || ' (' || @.model || ')'")
            .with(
                    character("name").labelled("Field Name").required().readonly(),
                    character("complete_name")
                            .computedAs("@.name")
                            .shownAsStored()
                            .until(18),
                    character("model").labelled("Model Name").required().readonly(),
                    many2one("model_id", "ir.model").required().readonly(),
                    character("field_description")
                            .labelled("Field Label")
                            .required()
                            .readonly(),
                    character("ttype").labelled("Field Type").required().readonly(),
                    character("relation").labelled("Related Model").readonly(),
                    character("relation_field").readonly(),
                    character("relation_table").readonly(),
                    character("column1").labelled("Column 1").readonly(),
                    character("column2").labelled("Column 2").readonly(),
                    character("related").labelled("Related Field Definition").readonly(),
                    bool("required").readonly(),
                    bool("readonly").readonly(),
                    bool("store").labelled("Stored").readonly(),
                    bool("copied").readonly(),
                    bool("translate").labelled("Translatable").readonly().until(18),
                    selection("translate", choice("standard", "Translate as a whole"))
                            .labelled("Translatable")
                            .computedAs("CASE WHEN @.translate THEN 'standard' END")
                            .shownAsStored()
                            .since(19),
                    bool("selectable").computedAs("TRUE").shownAsStored(),
                    integer("size").computedAs("0").shownAsStored(),
                    selection("state", choice("manual", "Custom Field"), choice("base", "Base Field"))
                            .labelled("Type")
                            .computedAs("'base'")
                            .shownAsStored())
            .grants(read(ResGroups.ACCESS_RIGHTS))
            .rules(forEverybody(OF_THE_CALLERS_SERIES, READ));

    private IrModel() {}
}
