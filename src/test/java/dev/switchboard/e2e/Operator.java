package dev.switchboard.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;

/** Somebody who answers, in the console. */
final class Operator {
    private final Page page;

    Operator(Chromium chromium) {
        page = chromium.newPerson();
    }

    void signsIn(URI server, String login, String password) {
        page.navigate(server + "/console");
        hook("login").fill(login);
        hook("password").fill(password);
        hook("sign-in").click();
        assertThat(hook("status")).isVisible();
    }

    void opensTheConversation() {
        hook("conversation").first().click();
        assertThat(hook("composer")).isVisible();
    }

    void says(String text) {
        hook("composer").fill(text);
        hook("composer").press("Enter");
    }

    void beginsToType(String text) {
        hook("composer").pressSequentially(text);
    }

    void reads(String text) {
        assertThat(message(text)).isVisible();
    }

    /** The whole conversation, each message once and in this order. */
    void reads(List<String> texts) {
        assertThat(hook("message")).hasText(texts.toArray(String[]::new));
    }

    void seesTyping() {
        assertThat(hook("typing")).isVisible();
    }

    void seesNoTyping() {
        assertThat(hook("typing")).isHidden();
    }

    void seesThatItWasRead(String text) {
        assertThat(message(text).locator("[data-sb=seen][data-state=seen]")).isVisible();
    }

    void hasOneConversation() {
        assertThat(hook("conversation")).hasCount(1);
    }

    private Locator message(String text) {
        return hook("message").filter(new Locator.FilterOptions().setHasText(text));
    }

    private Locator hook(String name) {
        return page.locator("[data-sb=" + name + "]");
    }
}
