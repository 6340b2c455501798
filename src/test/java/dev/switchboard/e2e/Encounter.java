package dev.switchboard.e2e;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.http.ModelClient;
import java.nio.file.Path;

/** A server, an operator in its console, and a visitor of a shop who has opened the chat. */
final class Encounter implements AutoCloseable {
    final Operator operator;
    final Visitor visitor;
    private final ServerProcess server;
    private final Shop shop;

    /**
     * Begins with a fresh server.
     *
     * @param data where it keeps what it is told
     */
    Encounter(Chromium chromium, Path data) {
        server = TestServer.on(data);
        shop = new Shop(server.url());
        operator = new Operator(chromium);
        operator.signsIn(server.url(), TestServer.LOGIN, TestServer.PASSWORD);
        visitor = new Visitor(chromium);
        visitor.visits(shop);
        visitor.opensTheChat();
    }

    /** Somebody else, who has not opened the chat. */
    Visitor another(Chromium chromium) {
        var another = new Visitor(chromium);
        another.visits(shop);
        return another;
    }

    /** Somebody who administers the server. */
    ModelClient manager() {
        return ModelClient.admin(server);
    }

    @Override
    public void close() {
        shop.close();
        server.close();
    }
}
