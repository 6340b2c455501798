package dev.switchboard.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

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

    void isGreetedWith(String text) {
        assertThat(hook("window").getByText(text)).isVisible();
    }

    void reloadsThePage() {
        page.reload();
        assertThat(hook("window")).isVisible();
    }
}
