package dev.switchboard.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links to real servers; this machine's address counts as public where a test says so, and nowhere else. */
class LinkFetcherIT {
    private final Vertx vertx = Vertx.vertx();
    private final LittleWeb web = new LittleWeb();
    private final LittleWeb inner = new LittleWeb();
    private final Map<String, List<String>> names = new ConcurrentHashMap<>();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final LinkFetcher fetcher = new LinkFetcher(vertx, this::isWeb, this::addresses);

    @AfterEach
    void close() {
        web.close();
        inner.close();
        vertx.close().await();
    }

    private boolean isWeb(InetSocketAddress address) {
        return address.equals(web.address()) || PublicAddresses.allow(address);
    }

    /** A name that was given several answers has another one at each look-up, and the last one from then on. */
    private List<InetAddress> addresses(String host) {
        List<String> answers = names.getOrDefault(host, List.of(host));
        String answer = answers.get(Math.min(lookUps.getAndIncrement(), answers.size() - 1));
        return Arrays.stream(answer.split(",", -1)).map(LinkFetcherIT::literal).toList();
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Optional<LinkSummary> fetch(String url) {
        return fetcher.fetch(url).await();
    }

    private static String html(String head) {
        return "<!doctype html><html><head>" + head + "</head><body><p>hello</p></body></html>";
    }

    @Test
    void aPageSaysWhatItIsInPlainTextAndOnlyTheWebsAddressesCount() {
        String url = web.page("/shop", "text/html; charset=utf-8", html("""
                <title>Not this</title>
                <meta property="og:title" content="Lamps &amp; &lt;b&gt;more&lt;/b&gt;&#10;here">
                <meta property="og:description" content="All of them">
                <meta property="og:image" content="/lamp.png">
                <meta property="og:image:type" content="image/png">
                <meta property="og:type" content="website">
                <meta property="og:site_name" content="Shop">"""));

        assertThat(fetch(url))
                .contains(new LinkSummary(
                        url,
                        null,
                        "Lamps & <b>more</b> here",
                        "All of them",
                        web.url("/lamp.png"),
                        "image/png",
                        "website",
                        "Shop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:image/png;base64,AAAA", "file:///etc/passwd", "//[", ""})
    void aPictureThatIsNotOnTheWebIsLeftOut(String image) {
        String url = web.page(
                "/shop", "text/html", html("<title>Shop</title><meta property=og:image content='" + image + "'>"));

        assertThat(fetch(url)).get().extracting(LinkSummary::image).isNull();
    }

    @Test
    void aPictureIsShownByItsAddressAndNotRead() {
        String url = web.page("/lamp", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png; x=y");
            exchange.sendResponseHeaders(200, 1L << 40);
            exchange.getResponseBody().write(new byte[1 << 20]);
        });

        assertThat(fetch(url)).contains(LinkSummary.ofPicture(url, "image/png"));
    }

    @ParameterizedTest
    @CsvSource({
        "text/html; charset=iso-8859-1, iso-8859-1, ''",
        "text/html, windows-1252, <meta charset=windows-1252>",
        "text/html; charset=nonsense, utf-8, ''"
    })
    void aPageIsReadInItsOwnCharacters(String type, String charset, String meta) {
        byte[] page = html(meta + "<title>Prix réduits</title>").getBytes(Charset.forName(charset));
        String url = web.page("/shop", exchange -> LittleWeb.send(exchange, type, page));

        assertThat(fetch(url)).get().extracting(LinkSummary::title).isEqualTo("Prix réduits");
    }

    @Test
    void whatHasNothingToShowShowsNothing() {
        assertThat(fetch(web.page("/untitled", "text/html", html("")))).isEmpty();
        assertThat(fetch(web.page("/text", "text/plain", "<title>x</title>"))).isEmpty();
        assertThat(fetch(web.page("/empty", "text/html", ""))).isEmpty();
        assertThat(fetch(web.url("/missing"))).isEmpty();
        assertThat(fetch(web.page("/broken", exchange -> exchange.sendResponseHeaders(500, -1))))
                .isEmpty();
        assertThat(fetch(web.page("/cut", exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/html");
                    exchange.sendResponseHeaders(200, 1_000);
                    throw new IOException("cut");
                })))
                .isEmpty();
    }

    @Test
    void longWordsAreShortened() {
        String url = web.page("/shop", "text/html", html("<title>" + "😀".repeat(5_000) + "</title>"));

        assertThat(fetch(url).orElseThrow().title()).isEqualTo("😀".repeat(300));
    }

    @Test
    void ofALongPageOnlyTheBeginningIsRead() {
        AtomicInteger sent = new AtomicInteger();
        String url = web.page("/endless", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write("<title>Endless</title>".getBytes(Charset.forName("utf-8")));
                for (int i = 0; i < 100; i++) {
                    body.write(new byte[1 << 20]);
                    sent.incrementAndGet();
                }
            }
        });

        assertThat(fetch(url)).get().extracting(LinkSummary::title).isEqualTo("Endless");
        assertThat(sent.get()).isLessThan(50);
    }

    @Test
    void whoIsSlowIsNotWaitedFor() {
        AtomicBoolean isOver = new AtomicBoolean();
        String url = web.page("/slow", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            drip(exchange.getResponseBody(), isOver);
        });

        assertThat(fetch(url)).isEmpty();
        assertThat(isOver).isFalse();
    }

    private static void drip(OutputStream body, AtomicBoolean isOver) throws IOException {
        try {
            for (int i = 0; i < 200; i++) {
                body.write(' ');
                body.flush();
                Object lock = new Object();
                synchronized (lock) {
                    lock.wait(100);
                }
            }
            isOver.set(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void fiveRedirectsAreFollowedWithoutCookiesAndASixthIsNot() {
        web.page("/0", "text/html", html("<title>There</title>"));
        for (int i = 1; i <= 6; i++) {
            assertThat(web.redirect("/" + i, i % 2 == 0 ? web.url("/" + (i - 1)) : "/" + (i - 1)))
                    .isNotEmpty();
        }

        assertThat(fetch(web.url("/5"))).get().extracting(LinkSummary::title).isEqualTo("There");
        assertThat(fetch(web.url("/5"))).get().extracting(LinkSummary::url).isEqualTo(web.url("/5"));
        assertThat(fetch(web.url("/6"))).isEmpty();
        assertThat(web.asked()).allMatch(request -> request.endsWith("[]"));
    }

    @Test
    void aRedirectLeadsNowhereNear() {
        inner.page("/secret", "text/html", html("<title>Secret</title>"));
        String there = inner.url("/secret");

        assertThat(fetch(web.redirect("/a", there))).isEmpty();
        assertThat(fetch(web.redirect("/b", there.replace("127.0.0.1", "localhost"))))
                .isEmpty();
        assertThat(fetch(web.redirect("/c", there.replace("127.0.0.1", "[::ffff:127.0.0.1]"))))
                .isEmpty();
        assertThat(fetch(web.redirect("/d", "http://169.254.169.254/latest/meta-data")))
                .isEmpty();
        assertThat(fetch(web.redirect("/e", "file:///etc/passwd"))).isEmpty();
        assertThat(fetch(there)).isEmpty();

        assertThat(inner.asked()).isEmpty();
    }

    @Test
    void aNameIsLookedUpOnceAndExactlyThatAddressIsCalled() {
        names.put("rebound.example", List.of("127.0.0.1", "127.0.0.2"));
        web.page("/shop", "text/html", html("<title>Shop</title>"));

        assertThat(fetch(web.url("/shop").replace("127.0.0.1", "rebound.example")))
                .get()
                .extracting(LinkSummary::title)
                .isEqualTo("Shop");
        assertThat(lookUps.get()).isEqualTo(1);
    }

    @Test
    void aNameThatLeadsElsewhereAtTheNextRedirectIsNotFollowed() {
        names.put("rebound.example", List.of("127.0.0.1", "127.0.0.2"));
        String there = web.url("/there").replace("127.0.0.1", "rebound.example");
        web.page("/there", "text/html", html("<title>There</title>"));
        String here = web.redirect("/here", there).replace("127.0.0.1", "rebound.example");

        assertThat(fetch(here)).isEmpty();
        assertThat(web.asked()).hasSize(1);
    }

    @Test
    void aNameWithOneForbiddenAddressIsNotCalled() {
        names.put("mixed.example", List.of("127.0.0.1,10.0.0.1"));
        web.page("/shop", "text/html", html("<title>Shop</title>"));

        assertThat(fetch(web.url("/shop").replace("127.0.0.1", "mixed.example")))
                .isEmpty();
        assertThat(web.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://127.0.0.1/",
                "http://",
                "http:///x",
                "http://user:password@127.0.0.1/",
                "http://a b/",
                "mailto:a@b.example",
                "//127.0.0.1/",
                ""
            })
    void whatIsNoAddressOnTheWebIsNotCalled(String url) {
        assertThat(fetch(url)).isEmpty();
        assertThat(lookUps.get()).isZero();
    }
}
