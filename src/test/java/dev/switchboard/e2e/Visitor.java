package dev.switchboard.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;

/** Somebody on somebody's page. */
final class Visitor extends Party {
    Visitor(Chromium chromium) {
        super(chromium);
    }

    Page page() {
        return page;
    }

    void visits(Shop shop) {
        page.navigate(shop.url());
    }

    void seesTheButton() {
        assertThat(hook("launcher")).isVisible();
    }

    void opensTheChat() {
        hook("launcher").click();
        assertThat(hook("window")).isVisible();
    }

    void follows(String link) {
        page.navigate(link);
        assertThat(hook("window")).isVisible();
    }

    void leavesAMessage(String name, String email, String text) {
        hook("leave-name").fill(name);
        hook("leave-email").fill(email);
        hook("leave-message").fill(text);
        hook("leave-send").click();
    }

    void isTold(String text) {
        assertThat(hook("notice").filter(new Locator.FilterOptions().setHasText(text)))
                .isVisible();
    }

    void goesAway() {
        page.close();
    }

    void isGreetedWith(String text) {
        assertThat(hook("window").getByText(text)).isVisible();
    }

    void goesToThePage(String path) {
        page.navigate(URI.create(page.url()).resolve("/") + path.substring(1));
        assertThat(hook("window")).isVisible();
    }

    void isToldNothingOf(String text) {
        assertThat(hook("window").getByText(text)).hasCount(0);
    }

    void reloadsThePage() {
        page.reload();
        assertThat(hook("window")).isVisible();
    }

    /** With the keyboard alone. */
    void changesTheLastOne(String before, String after) {
        assertThat(hook("message").last().locator("[data-sb=seen][data-state=seen]"))
                .isVisible();
        hook("composer").press("ArrowUp");
        assertThat(hook("editor")).hasValue(before);
        hook("editor").fill(after);
        hook("editor").press("Enter");
        assertThat(hook("composer")).isFocused();
    }

    void leaves() {
        hook("close").click();
        hook("leave").click();
        assertThat(hook("farewell")).isVisible();
    }

    void rates(int rate, String reason) {
        hook("rate-" + rate).click();
        hook("reason").fill(reason);
        hook("send-rating").click();
        assertThat(hook("send-rating")).isHidden();
    }

    void asksForACopyAndIsTold(String text) {
        hook("email").fill("ada@example.com");
        hook("send-transcript").click();
        assertThat(hook("farewell").getByText(text)).isVisible();
    }

    void startsAnew() {
        hook("anew").click();
        assertThat(hook("composer")).isVisible();
    }
}
