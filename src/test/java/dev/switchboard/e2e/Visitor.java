package dev.switchboard.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;

/** Somebody on somebody's page. */
final class Visitor extends Party {
    Visitor(Chromium chromium) {
        super(chromium.newPerson());
    }

    /** Somebody who reads a language. */
    Visitor(Chromium chromium, String language) {
        super(chromium.newPerson(language));
    }

    private Visitor(Page page) {
        super(page);
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

    /** Without a conversation there is nothing to leave. */
    void closesTheWindow() {
        hook("close").click();
        seesNoWindow();
    }

    void seesNoWindow() {
        assertThat(hook("window")).hasCount(0);
    }

    void follows(String link) {
        page.navigate(link);
        assertThat(hook("window")).isVisible();
    }

    /** To a page of the server itself, which is for who is signed in. */
    void follows(URI server, String path, String login, String password) {
        page.navigate(server + path);
        hook("login").fill(login);
        hook("password").fill(password);
        hook("sign-in").click();
        assertThat(hook("window")).isVisible();
    }

    /** Somebody who tries a script out begins with it again. */
    void startsOver() {
        hook("start-over").click();
        assertThat(hook("window")).isVisible();
    }

    /** A picture among a message's words that has arrived, and fits into its bubble. */
    void seesThePicture(String words, int width) {
        var picture = hook("body").getByAltText(words);
        assertThat(picture).hasJSProperty("naturalWidth", width);
        assertThat(picture).isInViewport();
        org.assertj.core.api.Assertions.assertThat(picture.boundingBox().width)
                .isLessThan(hook("message").first().boundingBox().width);
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

    void seesThePlace(String text) {
        assertThat(hook("place")).hasText(text);
    }

    void seesNoPlace() {
        assertThat(hook("place")).hasCount(0);
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

    /** The same person in a second tab of the same browser, in the conversation that the first one shows. */
    Visitor inAnotherTab(Shop shop) {
        var other = new Visitor(page.context().newPage());
        other.visits(shop);
        assertThat(other.hook("window")).isVisible();
        return other;
    }

    /** A chatbot's newest message, with the answers that it offers; there is nothing to write. */
    void isAsked(String question, List<String> answers) {
        assertThat(hook("message").last()).hasText(question);
        assertThat(hook("answer")).hasText(answers.toArray(String[]::new));
        assertThat(hook("composer")).hasCount(0);
    }

    void picks(String answer) {
        hook("answer").filter(new Locator.FilterOptions().setHasText(answer)).click();
        reads(answer);
        assertThat(hook("answer").filter(new Locator.FilterOptions().setHasText(answer)))
                .hasCount(0);
    }

    void restartsTheScript() {
        hook("restart").click();
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

    void seesThatItWasSent(String text, String word) {
        assertThat(hook("message")
                        .filter(new Locator.FilterOptions().setHasText(text))
                        .locator("[data-sb=seen]"))
                .hasAttribute("aria-label", word);
    }

    void seesTheTool(String text, String tool, String word) {
        hook("message").filter(new Locator.FilterOptions().setHasText(text)).hover();
        assertThat(hook(tool)).hasAttribute("aria-label", word);
    }

    void seesTheBar(String text) {
        assertThat(hook("bar")).hasText(text);
    }

    void isAskedToLeave(String question, String yes) {
        hook("close").click();
        assertThat(hook("leave-question")).containsText(question);
        assertThat(hook("leave")).hasText(yes);
        hook("leave").click();
    }

    void isAskedToRate(String question, String good) {
        assertThat(hook("farewell")).containsText(question);
        assertThat(hook("rate-5")).hasAttribute("aria-label", good);
    }

    void startsAnew() {
        hook("anew").click();
        assertThat(hook("composer")).isVisible();
    }
}
