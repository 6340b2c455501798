package dev.switchboard.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Somebody who answers, in the console. */
final class Operator extends Party {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    Operator(Chromium chromium) {
        super(chromium.newPerson());
    }

    void signsIn(URI server, String login, String password) {
        page.navigate(server + "/console");
        hook("login").fill(login);
        hook("password").fill(password);
        hook("sign-in").click();
        assertThat(hook("status")).isVisible();
        await().atMost(PATIENCE).until(() -> loader(server).contains("isAvailable: true"));
    }

    /** A page that is opened before the server knows that somebody is there shows no button. */
    private static String loader(URI server) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/im_livechat/loader/1")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    void opensTheConversation() {
        hook("conversation").first().click();
        assertThat(hook("composer")).isVisible();
    }

    void reloadsThePage() {
        page.reload();
        assertThat(hook("composer")).isVisible();
    }

    void readsTheName(String name) {
        assertThat(hook("conversation").first().getByText(name)).isVisible();
    }

    void hasConversations(int count) {
        assertThat(hook("conversation")).hasCount(count);
    }

    /** Attaches a file, which goes at once. */
    void sends(Path folder, String name) {
        try {
            hook("attach").setInputFiles(Files.writeString(folder.resolve(name), "nothing"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void seesInTheList(String text) {
        assertThat(hook("conversation").first()).containsText(text);
    }

    void isNotTold(String text) {
        assertThat(hook("notice").filter(new Locator.FilterOptions().setHasText(text)))
                .hasCount(0);
    }

    /** Chooses the second of the canned responses that are offered for what is typed. */
    void writesByShortcut(String typed, String second, String whole) {
        hook("composer").fill("");
        hook("composer").pressSequentially(typed);
        assertThat(hook("canned-responses").getByRole(AriaRole.OPTION)).hasCount(2);
        hook("composer").press("ArrowDown");
        assertThat(hook("canned-responses").locator("[aria-selected=true]")).containsText(second);
        hook("composer").press("Enter");
        assertThat(hook("composer")).hasValue(whole);
    }

    void sendsIt() {
        hook("composer").press("Enter");
    }

    void isTold(String text) {
        assertThat(hook("notice")
                        .filter(new Locator.FilterOptions().setHasText(text))
                        .last())
                .isVisible();
    }
}
