package dev.switchboard.http;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.http.Scene.Session;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Which conversations an operator's client is given when it starts anew. */
@TestInstance(Lifecycle.PER_CLASS)
class WindowsIT {
    private final Scene scene = new Scene();

    @AfterAll
    void stop() {
        scene.close();
    }

    @Test
    void aWindowThatIsNotClosedComesBackBeItOnTheListOrNot() {
        int closed = spoken("closed");
        int listed = spoken("open");
        int unlisted = spoken("folded");
        unpin(unlisted);
        JsonObject start = JsonObject.of("init_messaging", new JsonObject());

        assertThat(states(start)).containsOnlyKeys(listed, unlisted).containsEntry(unlisted, "folded");
        assertThat(states(start.copy().put("channels_as_member", true))).containsOnlyKeys(closed, listed, unlisted);
        assertThat(states(JsonObject.of("channels_as_member", true))).containsOnlyKeys(closed, listed);
        assertThat(states(JsonObject.of("init_messaging", JsonObject.of("channel_types", JsonArray.of("chat")))))
                .isEmpty();
        assertThat(operator("/mail/data", start).getJsonObject("Store").getInteger("initChannelsUnreadCounter"))
                .isEqualTo(2);
    }

    /** A conversation in which somebody spoke, with the operator's window in a state. */
    private int spoken(String state) {
        Session session = scene.spoken("hello");
        JsonObject fold = JsonObject.of("channel_id", session.channelId(), "state", state, "state_count", 1);
        assertThat(Scene.error(scene.client.call("/discuss/channel/fold", fold, "Cookie", scene.operatorCookie)))
                .isEmpty();
        return session.channelId();
    }

    private void unpin(int channel) {
        JsonObject call = JsonObject.of(
                "model",
                "discuss.channel",
                "method",
                "channel_pin",
                "args",
                JsonArray.of(JsonArray.of(channel)),
                "kwargs",
                JsonObject.of("pinned", false));
        assertThat(Scene.error(scene.client.call(
                        "/web/dataset/call_kw/discuss.channel/channel_pin", call, "Cookie", scene.operatorCookie)))
                .isEmpty();
    }

    /** The operator's windows by conversation. */
    private Map<Integer, String> states(JsonObject params) {
        return operator("/mail/data", params).getJsonArray("discuss.channel", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .collect(toMap(channel -> channel.getInteger("id"), channel -> channel.getString("state")));
    }

    private JsonObject operator(String path, JsonObject params) {
        return scene.client.call(path, params, "Cookie", scene.operatorCookie).getJsonObject("result");
    }
}
