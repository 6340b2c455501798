package dev.switchboard.e2e;

import dev.switchboard.http.ModelClient;
import dev.switchboard.model.ResGroups;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An operator types a shortcut, chooses from what is offered, and the visitor reads what it stands for. */
@ExtendWith(Browsing.class)
class CannedResponseStory {

    @Test
    void aShortcutStandsForASentence(Chromium chromium, @TempDir Path data) {
        try (var encounter = new Encounter(chromium, data)) {
            encounter.visitor.says("Do you ship to Norway?");
            encounter.operator.opensTheConversation();
            ModelClient manager = encounter.manager();
            for (String place : new String[] {"northpole", "norway", "peru"}) {
                manager.call("mail.canned.response", "create", shipping(place));
            }
            encounter.operator.writesByShortcut("Hello. :nor", ":norway", "Hello. Yes, to norway! ");
            encounter.operator.sendsIt();
            encounter.visitor.reads("Hello. Yes, to norway!");
        }
    }

    private static JsonObject shipping(String place) {
        JsonArray shared = JsonArray.of(JsonArray.of(6, 0, JsonArray.of(ResGroups.LIVECHAT_USER)));
        return JsonObject.of("source", place, "substitution", "Yes, to " + place + "!", "group_ids", shared);
    }
}
