package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.http.RawClient.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoppingIT {
    @Test
    void aServerThatStopsTellsEverySocketThatItGoesAwayAndEndsWell() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (ServerProcess server = Servers.start(TestDatabase.fresh())) {
            RawClient client = new RawClient(server.url());
            for (int i = 0; i < 50; i++) {
                sockets.add(client.connect("18.0-2", "http://elsewhere.example", null));
            }

            assertThat(server.terminate().exitCode()).isZero();
        }
        for (Socket socket : sockets) {
            assertThat(socket.closeCode.orTimeout(5, SECONDS).join()).isEqualTo(1001);
        }
    }
}
