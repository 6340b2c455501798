package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.http.Scene.Session;
import dev.switchboard.model.ResGroups;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What operators have at hand while they write. */
@TestInstance(Lifecycle.PER_CLASS)
class OperatorsToolsIT {
    private final Scene scene = new Scene();

    @AfterAll
    void stop() {
        scene.close();
    }

    @Test
    void aMessageRemembersWhichCannedResponsesOfItsAuthorWereUsed() {
        Session session = scene.session();
        JsonObject values = JsonObject.of("source", "hi", "substitution", "Hello");
        int own = scene.manage("mail.canned.response", "create", values).getInteger("result");
        String strangers = scene.column("INSERT INTO mail_canned_response (source, substitution, create_uid)"
                        + " VALUES ('ho', 'Holla', 1) RETURNING id")
                .get(0);
        JsonObject params = JsonObject.of(
                "thread_model",
                "discuss.channel",
                "thread_id",
                session.channelId(),
                "post_data",
                JsonObject.of("body", "Hello", "message_type", "comment", "subtype_xmlid", "mail.mt_comment"),
                "canned_response_ids",
                JsonArray.of(own, Integer.valueOf(String.valueOf(strangers))));

        assertThat(Scene.error(scene.client.call("/mail/message/post", params, "Cookie", scene.operatorCookie)))
                .isEmpty();
        assertThat(scene.column("SELECT source FROM mail_canned_response WHERE last_used IS NOT NULL"))
                .containsExactly("hi");
    }

    @Test
    void commandsAreListedForWhoMayUseThemWhereTheyAre() {
        Session session = scene.session();

        assertThat(commands(session.channelId())).containsExactly("help", "leave", "history", "lead", "ticket");
        assertThat(commands(1)).containsExactly("help", "leave", "who");
    }

    @Test
    void whoAnswersNoVisitorsHasNoLeadsAndTicketsToGive() {
        Session session = scene.session();
        String cookie = scene.signedUp("eve", ResGroups.INTERNAL_USER);
        scene.joins("eve", session);

        assertThat(names(call(cookie, "commands", session.channelId()))).containsExactly("help", "leave", "history");
        for (String command : List.of("lead", "ticket")) {
            JsonObject answer = call(cookie, "execute_command_" + command, session.channelId());
            assertThat(Scene.error(answer)).isEqualTo("odoo.exceptions.AccessError");
        }
    }

    private JsonObject call(String cookie, String method, int channel) {
        JsonObject params = JsonObject.of("model", "discuss.channel", "method", method)
                .put("args", JsonArray.of(channel))
                .put(
                        "kwargs",
                        method.startsWith("execute") ? JsonObject.of("body", "/x Blue shoes") : new JsonObject());
        return scene.client.call("/web/dataset/call_kw", params, "Cookie", cookie);
    }

    private List<String> commands(int channel) {
        return names(call(scene.operatorCookie, "commands", channel));
    }

    private static List<String> names(JsonObject answer) {
        return answer.getJsonArray("result").stream()
                .map(command -> ((JsonObject) command).getString("name"))
                .toList();
    }
}
