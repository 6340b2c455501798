package dev.switchboard.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A headless Chromium: the one of {@code SWITCHBOARD_CHROMIUM}, else Debian's, else Playwright's own if it is there. */
final class Chromium implements AutoCloseable {
    private static final Path DEBIANS = Path.of("/usr/bin/chromium");

    /** Small shared memory in containers, and nothing that talks to the network by itself. */
    private static final List<String> ARGUMENTS = List.of(
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts one; empty when this machine has none. */
    static Optional<Chromium> start() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new LaunchOptions().setChromiumSandbox(false).setArgs(ARGUMENTS);
        installed().ifPresent(options::setExecutablePath);
        try {
            return Optional.of(new Chromium(playwright, playwright.chromium().launch(options)));
        } catch (PlaywrightException e) {
            playwright.close();
            if (installed().isPresent()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Optional<Path> installed() {
        return Optional.ofNullable(System.getenv("SWITCHBOARD_CHROMIUM"))
                .map(Path::of)
                .or(() -> Optional.of(DEBIANS).filter(Files::isExecutable));
    }

    String version() {
        return browser.version();
    }

    /** A page in a profile of its own, as if on another machine. */
    Page newPerson() {
        return newPerson(new NewContextOptions());
    }

    /**
     * The same of somebody who reads a language.
     *
     * @param language such as {@code de-AT}
     */
    Page newPerson(String language) {
        return newPerson(new NewContextOptions().setLocale(language));
    }

    private Page newPerson(NewContextOptions options) {
        var context = browser.newContext(options);
        SlowLine.ifWanted().ifPresent(context::addInitScript);
        return context.newPage();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
