package dev.switchboard.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Somebody's web site on an origin of its own, with the two script lines that Odoo's Widget tab gives out. */
final class Shop implements AutoCloseable {
    private static final String PAGE = """
            <!doctype html>
            <html lang="%2$s">
              <head>
                <title>A shop</title>
                <script defer="defer" type="text/javascript" src="%1$s/im_livechat/loader/1"></script>
                <script defer="defer" type="text/javascript" src="%1$s/im_livechat/assets_embed.js"></script>
              </head>
              <body><h1>Shoes</h1></body>
            </html>
            """;

    private final HttpServer server;
    private final byte[] page;

    /**
     * Opens the shop on a free port.
     *
     * @param chat the chat server's address
     */
    Shop(URI chat) {
        this(chat, "en");
    }

    /** A shop whose pages are in another language. */
    Shop(URI chat, String lang) {
        page = PAGE.formatted(chat, lang).getBytes(UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var ignored = server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean isPage = exchange.getRequestURI().getPath().equals("/");
            exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(isPage ? 200 : 404, isPage ? page.length : -1);
            exchange.getResponseBody().write(isPage ? page : new byte[0]);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
