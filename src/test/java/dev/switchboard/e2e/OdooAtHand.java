package dev.switchboard.e2e;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a story where {@code SWITCHBOARD_ODOO18_URL} names no Odoo 18.0, and the end of the build says so. */
final class OdooAtHand implements BeforeAllCallback {
    private static final Optional<String> URL = Optional.ofNullable(System.getenv("SWITCHBOARD_ODOO18_URL"));

    /** Where it is, in a story that was not skipped. */
    static String url() {
        return URL.orElseThrow();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (URL.isEmpty()) {
            StoryReport.note(context.getRequiredTestClass().getSimpleName()
                    + " DID NOT RUN: SWITCHBOARD_ODOO18_URL names no Odoo 18.0");
        }
        Assumptions.assumeTrue(URL.isPresent(), "no Odoo 18.0");
    }
}
