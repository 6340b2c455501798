package dev.switchboard.bench;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Stands between sockets and the server, and cuts them without a word: in the middle of a frame, if it so happens. */
final class CuttingProxy {
    private final Random random;
    private final URI server;
    private final NetClient client;
    private final NetServer listening;
    private final List<NetSocket> open = new ArrayList<>();

    CuttingProxy(Vertx vertx, URI server, Random random) {
        this.random = random;
        this.server = server;
        this.client = vertx.createNetClient();
        this.listening = vertx.createNetServer()
                .connectHandler(this::join)
                .listen(0, "127.0.0.1")
                .await();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listening.actualPort());
    }

    private void join(NetSocket near) {
        near.pause();
        client.connect(server.getPort(), server.getHost())
                .onSuccess(far -> join(near, far))
                .onFailure(refused -> end(near));
    }

    private void join(NetSocket near, NetSocket far) {
        open.add(near);
        near.handler(bytes -> ended(far.write(bytes))).closeHandler(closed -> end(far));
        far.handler(bytes -> ended(near.write(bytes))).closeHandler(closed -> end(near));
        near.resume();
    }

    private void end(NetSocket socket) {
        open.remove(socket);
        ended(socket.close());
    }

    /** Cuts one of the connections. */
    void cutOne() {
        if (!open.isEmpty()) {
            end(open.get(random.nextInt(open.size())));
        }
    }

    private static void ended(Object future) {
        assert future != null;
    }
}
