package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a websocket does not put up with, and with which code it says so. */
@TestInstance(Lifecycle.PER_CLASS)
class WebsocketLimitsIT {
    private static final int FINAL_TEXT = 0x81;
    private static final int RESERVED_BIT = 0x40;
    private static final int UNKNOWN_OPCODE = 0x83;
    private static final int ONE_MEBIBYTE = 1 << 20;
    private static final String PRESENCE = "{\"event_name\":\"update_presence\",\"data\":{\"inactivity_period\":0}}";

    private final ServerProcess server = Servers.start(TestDatabase.fresh());
    private final RawClient client = new RawClient(server.url());

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void tenFramesAtOnceAreABurstAndTheEleventhEndsIt() throws IOException {
        try (BareSocket socket = connect()) {
            for (int i = 0; i < 10; i++) {
                socket.text(PRESENCE);
            }
            assertThat(isOpen(socket)).isTrue();

            socket.text(PRESENCE);

            assertThat(socket.readCloseCode()).isEqualTo(1013);
        }
    }

    /** Only text and binary frames count, so that a ping tells whether the socket is open. */
    private static boolean isOpen(BareSocket socket) throws IOException {
        socket.frame(0x80 | BareSocket.PING, "still there?".getBytes(StandardCharsets.UTF_8), true);
        return socket.read().opcode() == BareSocket.PONG;
    }

    @Test
    void aMessageOfOneMebibyteIsTakenAndALargerOneIsTooBig() throws IOException {
        try (BareSocket socket = connect()) {
            socket.frame(FINAL_TEXT, new byte[ONE_MEBIBYTE], true);
            assertThat(isOpen(socket)).isTrue();

            socket.frame(FINAL_TEXT, new byte[ONE_MEBIBYTE + 1], true);

            assertThat(socket.readCloseCode()).isEqualTo(1009);
        }
    }

    @Test
    void aMessageInPiecesMayNotBeLargerEither() throws IOException {
        try (BareSocket socket = connect()) {
            socket.frame(BareSocket.TEXT, new byte[ONE_MEBIBYTE / 2], true);
            socket.frame(0, new byte[ONE_MEBIBYTE / 2], true);
            socket.frame(0x80, new byte[2], true);

            assertThat(socket.readCloseCode()).isEqualTo(1009);
        }
    }

    @Test
    void framesAgainstTheProtocolAreAProtocolError() throws IOException {
        try (BareSocket unmasked = connect();
                BareSocket reserved = connect();
                BareSocket unknown = connect()) {
            unmasked.frame(FINAL_TEXT, new byte[] {'a'}, false);
            reserved.frame(FINAL_TEXT | RESERVED_BIT, new byte[] {'a'}, true);
            unknown.frame(UNKNOWN_OPCODE, new byte[] {'a'}, true);

            assertThat(unmasked.readCloseCode()).isEqualTo(1002);
            assertThat(reserved.readCloseCode()).isEqualTo(1002);
            assertThat(unknown.readCloseCode()).isEqualTo(1002);
        }
    }

    @Test
    void textThatIsNoUtf8EndsTheSocket() throws IOException {
        try (BareSocket socket = connect()) {
            socket.frame(FINAL_TEXT, new byte[] {(byte) 0xc3, (byte) 0x28}, true);

            assertThat(socket.readCloseCode()).isEqualTo(1007);
        }
    }

    @Test
    void aBrowserWithAnotherVersionIsToldThatItIsOutdated() {
        RawClient.Socket outdated = client.connect("17.0-1", "http://elsewhere.example", null);

        assertThat(outdated.closeCode.orTimeout(10, SECONDS).join()).isEqualTo(1000);
        assertThat(outdated.closeReason.join()).isEqualTo("OUTDATED_VERSION");
    }

    @Test
    void whoSignsOutLosesTheirSocket() {
        String cookie = client.signIn("admin", Servers.ADMIN_PASSWORD);
        RawClient.Socket socket = client.connect("18.0-2", server.url().toString(), cookie);
        socket.subscribe(0);

        assertThat(client.call("/web/session/destroy", new JsonObject(), "Cookie", cookie)
                        .containsKey("error"))
                .isFalse();

        assertThat(socket.closeCode.orTimeout(10, SECONDS).join()).isEqualTo(4001);
    }

    private BareSocket connect() throws IOException {
        return new BareSocket(server.url(), null);
    }
}
