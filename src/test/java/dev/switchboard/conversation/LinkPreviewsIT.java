package dev.switchboard.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dialect.LinkPreviewView;
import dev.switchboard.links.LinkFetcher;
import dev.switchboard.links.LittleWeb;
import dev.switchboard.links.PublicAddresses;
import dev.switchboard.livechat.LivechatSessions;
import dev.switchboard.model.Persona;
import dev.switchboard.model.ResGroups;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages with links to a real site, whose address counts as public here. */
class LinkPreviewsIT {
    private static final Persona ADMINISTRATOR =
            new Persona.User(1, 2, Set.of(ResGroups.INTERNAL_USER, ResGroups.SYSTEM));

    private final Office office = new Office();
    private final LittleWeb web = new LittleWeb();
    private final LinkFetcher fetcher = new LinkFetcher(office.vertx, web.address()::equals, PublicAddresses::of);
    private final LinkPreviews previews =
            new LinkPreviews(office.database, office.log, fetcher, "https://chat.example");
    private final MessageHistory history = new MessageHistory(office.database);
    private Persona visitor = new Persona.Anonymous();
    private int channel;
    private int message;

    @BeforeEach
    void aVisitorHasWritten() {
        office.operator("Olivia");
        LivechatSessions.Opened opened = office.talk();
        visitor = opened.visitor().persona();
        channel = opened.channel().id();
        message = (int) office.count("SELECT max(id) FROM mail_message");
        for (String page : List.of("/a", "/b", "/c", "/d", "/e", "/f")) {
            assertThat(web.page(page, "text/html", "<title>Page " + page + "</title>"))
                    .isNotEmpty();
        }
    }

    @AfterEach
    void close() {
        office.close();
        web.close();
    }

    private void says(String... urls) {
        String body = IntStream.range(0, urls.length)
                .mapToObj(i -> "<a href=\"%s\">x</a>".formatted(urls[i]))
                .collect(Collectors.joining(" ", "<p>", "</p>"));
        office.run("UPDATE mail_message SET body = $2 WHERE id = $1", message, body);
    }

    private void looks(Persona persona) {
        assertThat(previews.look(persona, message).await()).isNull();
    }

    private List<String> shown() {
        var page = new MessageHistory.Page(null, null, null, null, 30);
        return history.read(visitor, channel, page).await().messages().get(0).additions().links().stream()
                .map(LinkPreviewView::title)
                .map(String::valueOf)
                .toList();
    }

    private List<String> told() {
        return office.database
                .list(
                        row -> row.getString(0),
                        "SELECT event::text FROM bus_bus WHERE event->>'event' LIKE 'link%' ORDER BY id")
                .await();
    }

    @Test
    void theAuthorsLinksAreShownToTheConversation() {
        says(web.url("/a"), web.url("/b"));

        looks(visitor);

        assertThat(shown()).containsExactly("Page /a", "Page /b");
        assertThat(told()).hasSize(1).first().asString().contains("links_shown", "Page /a", "Page /b");
    }

    @Test
    void nobodyElseMakesTheServerCallAnybody() {
        says(web.url("/a"));
        Persona stranger = office.visit(null).await().orElseThrow().visitor().persona();

        looks(stranger);
        looks(new Persona.Anonymous());

        assertThat(web.asked()).isEmpty();
        looks(ADMINISTRATOR);
        assertThat(web.asked()).hasSize(1);
    }

    @Test
    void aLinkIsLookedAtOnceAndFiveOfAMessageAtMost() {
        says(web.url("/a"), web.url("/b"), web.url("/c"), web.url("/a"), web.url("/d"), web.url("/e"), web.url("/f"));

        looks(visitor);
        looks(visitor);

        assertThat(web.asked()).hasSize(5);
        assertThat(shown()).hasSize(5).doesNotContain("Page /f");
    }

    @Test
    void twoWhoAskAtOnceStoreALinkOnce() {
        says(web.url("/a"));

        Future.join(previews.look(visitor, message), previews.look(visitor, message))
                .await();

        assertThat(shown()).containsExactly("Page /a");
    }

    @Test
    void anEditTakesAwayWhatIsNoLongerThere() {
        says(web.url("/a"), web.url("/b"));
        looks(visitor);

        says(web.url("/b"), web.url("/c"));
        looks(visitor);

        assertThat(shown()).containsExactly("Page /b", "Page /c");
        assertThat(told()).hasSize(3).element(1).asString().contains("link_hidden");
    }

    @Test
    void whatItsAuthorHidStaysHidden() {
        says(web.url("/a"), web.url("/b"));
        looks(visitor);
        int hidden = (int) office.count("SELECT min(id) FROM mail_link_preview");
        Persona stranger = office.visit(null).await().orElseThrow().visitor().persona();

        assertThat(previews.hide(stranger, List.of(hidden)).await()).isNull();
        assertThat(shown()).hasSize(2);
        assertThat(previews.hide(visitor, List.of(hidden, 999_999)).await()).isNull();
        looks(visitor);

        assertThat(shown()).containsExactly("Page /b");
        assertThat(web.asked()).hasSize(2);
    }

    @Test
    void linksToPeopleAndToThisServerAreNoneAndADeletedMessageHasNone() {
        office.run(
                "UPDATE mail_message SET body = $2 WHERE id = $1",
                message,
                "<p><a href=\"%s\" data-oe-model=\"res.partner\">@Ada</a> <a href=\"mailto:a@b.example\">b</a>"
                        .formatted(web.url("/a")));
        looks(visitor);
        says("https://chat.example/x", "https://chat.example");
        looks(visitor);
        says();
        looks(visitor);

        assertThat(web.asked()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void wherePreviewsAreOffNobodyIsCalled() {
        says(web.url("/a"));
        LinkPreviews off = new LinkPreviews(office.database, office.log, null, "https://chat.example");

        assertThat(off.look(visitor, message).await()).isNull();

        assertThat(web.asked()).isEmpty();
    }
}
