package dev.switchboard.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** Either side of a conversation, in a browser of their own. */
sealed class Party permits Visitor, Operator {
    final Page page;

    Party(Page page) {
        this.page = page;
    }

    /**
     * Has a slow line.
     *
     * @param question the address, as a glob
     */
    HeldAnswer waitsForTheAnswerTo(String question) {
        return new HeldAnswer(page, question);
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

    void marks(String text, String emoji) {
        tool(text, "add-reaction");
        hook("emojis").getByText(emoji).click();
        assertThat(hook("emojis")).hasCount(0);
    }

    void marksWithAnother(String text, String emoji) {
        typesAnEmoji(text, emoji);
        assertThat(hook("emojis")).hasCount(0);
    }

    private void typesAnEmoji(String text, String emoji) {
        tool(text, "add-reaction");
        hook("other-emoji").fill(emoji);
        hook("other-emoji").press("Enter");
    }

    void cannotMarkWith(String text, String nonsense) {
        typesAnEmoji(text, nonsense);
        assertThat(hook("emojis").getByRole(AriaRole.ALERT)).isVisible();
        page.keyboard().press("Escape");
        assertThat(hook("emojis")).hasCount(0);
    }

    /** An emoji and how many chose it. */
    void seesMark(String text, String emojiAndCount) {
        assertThat(frame(text).getByText(emojiAndCount, new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    void clicksMark(String text, String emoji) {
        in(frame(text), "reaction")
                .filter(new Locator.FilterOptions().setHasText(emoji))
                .click();
    }

    void answers(String text, String answer) {
        tool(text, "reply");
        assertThat(hook("replying")).isVisible();
        says(answer);
        assertThat(hook("replying")).hasCount(0);
    }

    void seesThatItAnswers(String answer, String text) {
        assertThat(in(frame(answer), "quote")).containsText(text);
    }

    void goesToWhatItAnswers(String answer, String text) {
        in(frame(answer), "quote").click();
        assertThat(in(frame(text), "message")).isFocused();
    }

    void changes(String before, String after) {
        tool(before, "edit");
        hook("editor").fill(after);
        hook("editor").press("Enter");
    }

    void cannotChange(String text) {
        frame(text).hover();
        assertThat(in(frame(text), "reply")).isVisible();
        assertThat(in(frame(text), "edit")).hasCount(0);
        assertThat(in(frame(text), "delete")).hasCount(0);
    }

    void seesThatItWasChanged(String text) {
        assertThat(in(frame(text), "edited")).isVisible();
    }

    void takesBack(String text) {
        tool(text, "delete");
        hook("confirm").click();
    }

    /** An edit that leaves nothing asks whether the message is to go. */
    void emptiesAndConfirms(String text) {
        changes(text, "");
        hook("confirm").click();
    }

    void seesThatSomethingWasTakenBack(int count) {
        assertThat(hook("removed")).hasCount(count);
    }

    private void tool(String text, String name) {
        frame(text).hover();
        in(frame(text), name).click();
    }

    /** A message by its own words, with what is around it. */
    private Locator frame(String text) {
        return hook("message-frame")
                .filter(new Locator.FilterOptions()
                        .setHas(hook("body").filter(new Locator.FilterOptions().setHasText(text))));
    }

    private static Locator in(Locator frame, String name) {
        return frame.locator("[data-sb=" + name + "]");
    }

    private Locator message(String text) {
        return hook("message").filter(new Locator.FilterOptions().setHasText(text));
    }

    final Locator hook(String name) {
        return page.locator("[data-sb=" + name + "]");
    }
}
