package dev.switchboard.methods;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.http.ModelClient;
import dev.switchboard.http.Servers;
import dev.switchboard.model.ResGroups;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The flow of golden/odoo18/17b-models, seq 95 to 107. */
@TestInstance(Lifecycle.PER_CLASS)
class CannedResponsesIT {
    private static final String RESPONSE = "mail.canned.response";

    private final ServerProcess server = Servers.withOperator(TestDatabase.fresh());
    private final ModelClient admin = ModelClient.admin(server);
    private final ModelClient operator = ModelClient.signIn(server, "demo", "demo");

    @AfterAll
    void stop() {
        server.close();
    }

    private static JsonObject text(String source) {
        return JsonObject.of("source", source, "substitution", "Good " + source);
    }

    private static JsonObject sharedWithOperators(String source) {
        return sharedWith(ResGroups.LIVECHAT_USER, source);
    }

    private static JsonObject sharedWith(int group, String source) {
        return text(source).put("group_ids", JsonArray.of(JsonArray.of(6, 0, JsonArray.of(group))));
    }

    @Test
    void whoeverItIsSharedWithHearsWhatBecomesOfIt() {
        ModelClient.Listener tab = operator.listen();

        int id = admin.create(RESPONSE, sharedWithOperators("evening"));
        admin.call(RESPONSE, "write", JsonArray.of(id), JsonObject.of("substitution", "Bye"));
        admin.call(RESPONSE, "unlink", JsonArray.of(id));

        await().until(() -> tab.heardOf(RESPONSE, id).size() == 3);
        assertThat(tab.heardOf(RESPONSE, id))
                .containsExactly(
                        text("evening").put("id", id),
                        text("evening").put("substitution", "Bye").put("id", id),
                        JsonObject.of("id", id, "_DELETE", true));
    }

    @Test
    void onlyItsAuthorHearsOfOneThatIsNotShared() {
        ModelClient.Listener stranger = operator.listen();
        ModelClient.Listener author = admin.listen();

        int own = admin.create(RESPONSE, text("night"));
        int shared = admin.create(RESPONSE, sharedWithOperators("day"));

        await().until(() -> !author.heardOf(RESPONSE, shared).isEmpty()
                && !stranger.heardOf(RESPONSE, shared).isEmpty());
        assertThat(author.heardOf(RESPONSE, own)).containsExactly(text("night").put("id", own));
        assertThat(author.heardOf(RESPONSE, shared)).hasSize(1);
        assertThat(stranger.heardOf(RESPONSE, own)).isEmpty();
    }

    @Test
    void itBelongsToItsAuthorAndIsReadByItsGroups() {
        int shared = admin.create(RESPONSE, sharedWithOperators("morning"));
        int hidden = admin.create(RESPONSE, text("noon"));
        int own = operator.create(RESPONSE, text("afternoon"));

        assertThat(operator.read(RESPONSE, shared, "is_shared", "is_editable"))
                .contains(entry("is_shared", true), entry("is_editable", false));
        assertThat(operator.read(RESPONSE, own, "is_shared", "is_editable"))
                .contains(entry("is_shared", false), entry("is_editable", true));
        assertThat(operator.refusal(RESPONSE, "read", JsonArray.of(hidden), JsonArray.of("source"))
                        .getString("name"))
                .isEqualTo("odoo.exceptions.AccessError");
        assertThat(operator.refusal(RESPONSE, "write", JsonArray.of(shared), JsonObject.of("source", "x"))
                        .getString("name"))
                .isEqualTo("odoo.exceptions.AccessError");
        assertThat(admin.read(RESPONSE, own, "is_editable")).contains(entry("is_editable", true));
    }

    @Test
    void anOperatorHasTheirOwnAndThoseOfTheirGroupsAtHand() {
        JsonObject shared = text("one").put("id", admin.create(RESPONSE, sharedWithOperators("one")));
        JsonObject hidden = text("two").put("id", admin.create(RESPONSE, text("two")));
        JsonObject ofOthers = text("four").put("id", admin.create(RESPONSE, sharedWith(ResGroups.SYSTEM, "four")));
        JsonObject own = text("three").put("id", operator.create(RESPONSE, text("three")));

        JsonArray atHand = operator.route("/mail/data", JsonObject.of("canned_responses", true))
                .getJsonArray(RESPONSE);

        assertThat(atHand.stream().toList()).containsSubsequence(own, shared).doesNotContain(hidden, ofOthers);
    }
}
