package dev.switchboard.e2e;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Browsing.class)
class OdooWidgetStory {
    private static final String ODOO = "http://127.0.0.1:8018";

    @Test
    void it(Chromium chromium, @TempDir Path data) throws Exception {
        try (var server = TestServer.on(data);
                var shop = new Shop(server.url())) {
            var operator = new Operator(chromium);
            operator.signsIn(server.url(), TestServer.LOGIN, TestServer.PASSWORD);
            var visitor = new OdooVisitor(chromium);
            Page page = visitor.page();
            page.onConsoleMessage(m -> System.out.println("CONSOLE " + m.text()));
            page.onPageError(m -> System.out.println("PAGEERR " + m));
            page.onResponse(r -> { if (r.status() >= 400) System.out.println("HTTP " + r.status() + " " + r.url()); });
            page.route(url -> URI.create(url).getPath().matches("/im_livechat/(assets_embed.*|font-awesome|odoo_ui_icons|emoji_bundle)|/bus/websocket_worker_bundle|/web/webclient/translations/.*|/(rating|mail|web|im_livechat)/static/.*"), route -> {
                URI u = URI.create(route.request().url());
                var api = page.context().request().get(ODOO + u.getPath() + (u.getQuery() == null ? "" : "?" + u.getQuery()));
                route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(api.status()).setBodyBytes(api.body())
                  .setHeaders(java.util.Map.of("access-control-allow-origin", "*", "content-type", api.headers().getOrDefault("content-type", "text/plain"))));
            });
            try {
                visitor.visits(shop);
                visitor.opensTheChat();
                visitor.says("Do you have red shoes?");
                operator.opensTheConversation();
                operator.reads("Do you have red shoes?");
                operator.says("Yes, in all sizes");
                visitor.reads("Yes, in all sizes");
                operator.beginsToType("Wh");
                visitor.seesTyping("Administrator");
                visitor.begins("hm");
                operator.seesTyping();
                visitor.says("Thanks");
                visitor.seesThatItWasRead("Thanks");
                visitor.reacts("Yes, in all sizes", "😀");
            } finally {
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/shots/ow.png")));
                System.out.println("SERVER " + server.errors());
            }
        }
    }
}
