package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.http.Scene.Session;
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

    private List<String> commands(int channel) {
        return scene.manage("discuss.channel", "commands", JsonArray.of(channel)).getJsonArray("result").stream()
                .map(command -> ((JsonObject) command).getString("name"))
                .toList();
    }
}
