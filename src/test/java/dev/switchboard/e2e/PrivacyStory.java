package dev.switchboard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who only looks at a page is not followed: before the click nothing is stored, and nothing stays connected. */
@ExtendWith(Browsing.class)
class PrivacyStory {
    private static final String STORED = "() => Object.keys(localStorage).length + Object.keys(sessionStorage).length";
    private static final String OPEN_DATABASES = "async () => (await indexedDB.databases()).length";

    @Test
    void nothingIsKeptAndNothingIsOpenBeforeTheClick(Chromium chromium, @TempDir Path data) {
        try (var server = TestServer.on(data);
                var shop = new Shop(server.url())) {
            new Operator(chromium).signsIn(server.url(), TestServer.LOGIN, TestServer.PASSWORD);
            var visitor = new Visitor(chromium);
            var requests = new CopyOnWriteArrayList<String>();
            var sockets = new CopyOnWriteArrayList<String>();
            visitor.page().onRequest(request -> requests.add(pathOf(request)));
            visitor.page().onWebSocket(socket -> sockets.add(socket.url()));

            visitor.visits(shop);
            visitor.seesTheButton();

            assertThat(visitor.page().context().cookies()).isEmpty();
            assertThat(visitor.page().evaluate(STORED)).isEqualTo(0);
            assertThat(visitor.page().evaluate(OPEN_DATABASES)).isEqualTo(0);
            assertThat(visitor.page().evaluate("() => document.cookie")).isEqualTo("");
            assertThat(sockets).isEmpty();
            assertThat(requests)
                    .filteredOn(path -> path.startsWith("/im_livechat") || path.startsWith("/switchboard"))
                    .containsExactlyInAnyOrder(
                            "/im_livechat/loader/1", "/im_livechat/assets_embed.js", "/im_livechat/cors/init");
        }
    }

    private static String pathOf(Request request) {
        return URI.create(request.url()).getPath();
    }
}
