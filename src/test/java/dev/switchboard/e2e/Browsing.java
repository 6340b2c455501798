package dev.switchboard.e2e;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a story its Chromium; without one the story is skipped, and the end of the build says so. */
final class Browsing implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    /** A client whose server was away tries again after 1 s, then half as much again each time. */
    private static final double PATIENCE_MILLIS = 30_000;

    private static final Namespace NAMESPACE = Namespace.create(Browsing.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        var story = context.getRequiredTestClass().getSimpleName();
        var chromium = Chromium.start();
        StoryReport.note(chromium.map(found -> story + " ran in Chromium " + found.version())
                .orElse(story + " DID NOT RUN: no Chromium here, and SWITCHBOARD_CHROMIUM names none"));
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        chromium.ifPresent(found -> context.getStore(NAMESPACE).put(Chromium.class, found));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var chromium = context.getStore(NAMESPACE).remove(Chromium.class, Chromium.class);
        if (chromium != null) {
            chromium.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Chromium.class);
    }
}
