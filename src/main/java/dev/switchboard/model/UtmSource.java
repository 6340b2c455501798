package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.readWriteCreate;

import dev.switchboard.db.Model;

/** Where somebody came from; a chatbot's script has one of its own, which gives it its unique name. */
public final class UtmSource {
    /** The declaration. */
    public static final Model MODEL = Model.named("utm.source", "UTM Source")
            .with(character("name").labelled("Source Name").required())
            .constraint("utm_source_unique_name", "The name must be unique")
            .grants(readWriteCreate(ResGroups.INTERNAL_USER), everything(ResGroups.SYSTEM));

    private UtmSource() {}
}
