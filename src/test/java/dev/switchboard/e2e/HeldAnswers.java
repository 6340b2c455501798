package dev.switchboard.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;

/** What a page asked and is not answered yet. */
final class HeldAnswers {
    private final Page page;
    private final List<Route> held = new ArrayList<>();

    /**
     * Holds the answers back from now on.
     *
     * @param questions the addresses, as a glob
     */
    HeldAnswers(Page page, String questions) {
        this.page = page;
        page.route(questions, held::add);
    }

    /** Waits until something was asked, and lets it be answered. */
    void arrive() {
        page.waitForCondition(() -> !held.isEmpty());
        held.forEach(Route::resume);
    }
}
