package dev.switchboard.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URI;

/** Somebody who answers, in the console. */
final class Operator extends Party {
    Operator(Chromium chromium) {
        super(chromium);
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

    void hasOneConversation() {
        assertThat(hook("conversation")).hasCount(1);
    }
}
