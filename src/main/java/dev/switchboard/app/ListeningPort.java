package dev.switchboard.app;

import dev.switchboard.db.StartupFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that this process could listen on at the moment, found out by doing so for an instant. */
final class ListeningPort {
    private ListeningPort() {}

    /** Any that is free. */
    static int free(String host) {
        return opened(host, 0);
    }

    /**
     * Makes sure of one.
     *
     * @throws StartupFailure if it is taken or not allowed, or the address is not this machine's
     */
    static void requireFree(String host, int port) {
        int unused = opened(host, port);
    }

    private static int opened(String host, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw refusal(host, port, e);
        }
    }

    static StartupFailure refusal(String host, int port, IOException e) {
        return new StartupFailure("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
    }
}
