package dev.switchboard.e2e;

import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.jspecify.annotations.Nullable;

/** What a page has asked, or will ask first, and is not answered before the test says so. */
final class HeldAnswer {
    private final Page page;
    private final String question;
    private @Nullable Route held;

    /**
     * Holds the first answer from now on.
     *
     * @param question the address, as a glob
     */
    HeldAnswer(Page page, String question) {
        this.page = page;
        this.question = question;
        page.route(question, this::hold);
    }

    private void hold(Route route) {
        if (held == null) {
            held = route;
        } else {
            route.resume();
        }
    }

    /** Waits until it was asked, and until it is answered. */
    @SuppressWarnings("CheckReturnValue") // the answer is the page's to read
    void arrives() {
        page.waitForCondition(() -> held != null);
        page.waitForResponse(question, requireNonNull(held)::resume);
    }
}
