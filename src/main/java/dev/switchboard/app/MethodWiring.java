package dev.switchboard.app;

import dev.switchboard.model.Identities;
import dev.switchboard.records.ApiKeyMethods;
import dev.switchboard.records.FieldMethods;
import dev.switchboard.records.GroupMethods;
import dev.switchboard.records.Methods;
import dev.switchboard.records.NameMethods;
import dev.switchboard.records.ReadMethods;
import dev.switchboard.records.WebMethods;
import dev.switchboard.records.WriteMethods;

/** Says which methods models have. */
final class MethodWiring {
    private MethodWiring() {}

    static Methods methods(Identities identities) {
        ApiKeyMethods keys = new ApiKeyMethods(identities);
        return new Methods()
                .ofEveryModel(ReadMethods.all())
                .ofEveryModel(NameMethods.all())
                .ofEveryModel(WriteMethods.all())
                .ofEveryModel(FieldMethods.all())
                .ofEveryModel(GroupMethods.all())
                .ofEveryModel(WebMethods.all())
                .of(ApiKeyMethods.DESCRIPTION, keys.ofDescriptions())
                .of(ApiKeyMethods.CHECK, keys.ofIdentityChecks())
                .of("res.users.apikeys", keys.ofKeys());
    }
}
