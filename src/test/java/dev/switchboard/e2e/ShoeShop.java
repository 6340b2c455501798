package dev.switchboard.e2e;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.http.ModelClient;
import java.net.URI;
import java.nio.file.Path;

/** A shop whose visitors meet the shoe bot, with a fresh server. */
final class ShoeShop implements AutoCloseable {
    /** What visitors look at. */
    final Shop shop;

    /** Somebody who administers the server. */
    final ModelClient manager;

    /** The bot's {@code chatbot.script} id. */
    final int script;

    private final ServerProcess server;

    /**
     * Opens the shop.
     *
     * @param data where the server keeps what it is told
     * @param options of the server's command line
     */
    ShoeShop(Path data, String... options) {
        server = TestServer.with(data, options);
        shop = new Shop(server.url());
        manager = ModelClient.signIn(server, TestServer.LOGIN, TestServer.PASSWORD);
        script = ShoeBot.answersIn(manager);
    }

    /** Where the server is. */
    URI url() {
        return server.url();
    }

    /** An operator who is there. */
    Operator operator(Chromium chromium) {
        var operator = new Operator(chromium);
        operator.signsIn(url(), TestServer.LOGIN, TestServer.PASSWORD);
        return operator;
    }

    /** Somebody who has opened the chat. */
    Visitor visitor(Chromium chromium) {
        var visitor = new Visitor(chromium);
        visitor.visits(shop);
        visitor.opensTheChat();
        return visitor;
    }

    /** Somebody who has opened the chat with Odoo's own widget. */
    OdooVisitor odooVisitor(Chromium chromium) {
        var visitor = new OdooVisitor(chromium);
        visitor.visits(shop);
        visitor.opensTheChat();
        return visitor;
    }

    @Override
    public void close() {
        shop.close();
        server.close();
    }
}
