package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A visitor whose browser does not read what it is sent, while much is said. */
class SlowReaderIT {
    private static final int MESSAGES = 250;
    private static final int MOST_RETURNS = 5;
    private static final String LONG_BODY = "x".repeat(90_000);

    private long newestId;

    @Test
    void whoDoesNotReadIsCutOffAndMissesNothingByIt() throws IOException {
        try (ServerProcess server = Servers.withOperator(TestDatabase.fresh())) {
            Desk desk = new Desk(server);
            Desk.Session session = desk.open("Slow");
            List<Integer> read = new ArrayList<>();
            List<Integer> posted = new ArrayList<>();
            try (BareSocket slow = subscribed(server, session)) {
                for (int i = 0; i < MESSAGES; i++) {
                    posted.add(Desk.messageId(desk.post(session, LONG_BODY)));
                }
                readUntilCutOff(slow, read);
            }
            assertThat(read).hasSizeLessThan(MESSAGES);

            for (int i = 0; i < MOST_RETURNS && read.size() < MESSAGES; i++) {
                try (BareSocket again = subscribed(server, session)) {
                    readUntilCutOff(again, read);
                }
            }
            assertThat(read).isEqualTo(posted);
        }
    }

    private BareSocket subscribed(ServerProcess server, Desk.Session session) throws IOException {
        BareSocket socket = new BareSocket(server.url(), null);
        JsonObject data =
                JsonObject.of("channels", JsonArray.of("mail.guest_" + session.guestToken()), "last", newestId);
        socket.text(JsonObject.of("event_name", "subscribe", "data", data).encode());
        return socket;
    }

    private void readUntilCutOff(BareSocket socket, List<Integer> read) {
        try {
            while (read.size() < MESSAGES) {
                take(socket.read(), read);
            }
        } catch (IOException e) {
            assertThat(e).isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    /** Takes the messages of a frame; a frame that is not whole is not taken. */
    private void take(BareSocket.Frame frame, List<Integer> read) {
        if (frame.opcode() != BareSocket.TEXT) {
            return;
        }
        for (Object each : new JsonArray(frame.text())) {
            JsonObject notification = (JsonObject) each;
            newestId = Math.max(newestId, notification.getLong("id"));
            JsonObject message = notification.getJsonObject("message");
            if (message.getString("type").equals("discuss.channel/new_message")) {
                JsonObject data = message.getJsonObject("payload").getJsonObject("data");
                read.add(data.getJsonArray("mail.message").getJsonObject(0).getInteger("id"));
            }
        }
    }
}
