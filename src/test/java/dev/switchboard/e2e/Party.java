package dev.switchboard.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** Either side of a conversation, in a browser of their own. */
sealed class Party permits Visitor, Operator {
    final Page page;

    Party(Chromium chromium) {
        page = chromium.newPerson();
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

    void doesNotRead(String text) {
        assertThat(message(text)).hasCount(0);
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

    private Locator message(String text) {
        return hook("message").filter(new Locator.FilterOptions().setHasText(text));
    }

    final Locator hook(String name) {
        return page.locator("[data-sb=" + name + "]");
    }
}
