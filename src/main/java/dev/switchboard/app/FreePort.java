package dev.switchboard.app;

import dev.switchboard.db.StartupFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port that nobody listens on at the moment. */
final class FreePort {
    private FreePort() {}

    static int on(String host) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartupFailure("cannot listen on " + host + ": " + e.getMessage(), e);
        }
    }
}
