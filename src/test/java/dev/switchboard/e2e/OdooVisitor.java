package dev.switchboard.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody on somebody's page that has Odoo 18.0's own widget, told by what Odoo's page shows. */
final class OdooVisitor {
    private final Page page;

    OdooVisitor(Chromium chromium) {
        this(chromium.newPerson());
    }

    private OdooVisitor(Page page) {
        this.page = page;
    }

    void visits(Shop shop) {
        page.navigate(shop.url());
        assertThat(page.locator(".o-livechat-LivechatButton")).isVisible();
    }

    void opensTheChat() {
        page.locator(".o-livechat-LivechatButton").click();
        assertThat(page.locator(".o-mail-ChatWindow")).isVisible();
    }

    void begins(String text) {
        page.locator(".o-mail-Composer-input:visible").pressSequentially(text);
    }

    void says(String text) {
        var composer =
                page.locator(".o-mail-Composer-input:not([disabled]):visible").first();
        composer.fill(text);
        composer.press("Enter");
        reads(text);
    }

    void reads(String text) {
        assertThat(page.locator(".o-mail-Message-body", containing(text)).last())
                .isVisible();
    }

    /** The newest messages, each once and in this order. */
    void readsAtTheEnd(List<String> texts) {
        var bodies = page.locator(".o-mail-Message-body");
        assertThat(bodies.last()).hasText(texts.get(texts.size() - 1));
        var shown = bodies.allInnerTexts().stream().map(String::strip).toList();
        org.assertj.core.api.Assertions.assertThat(shown)
                .endsWith(texts.toArray(String[]::new))
                .doesNotHaveDuplicates();
    }

    /** Odoo's widget takes a message for seen when its reader turns to the composer. */
    void turnsToTheChat() {
        page.locator("h1").click();
        page.locator(".o-mail-Composer-input:visible").first().click();
    }

    void doesNotRead(String text) {
        assertThat(page.locator(".o-mail-Message-body", containing(text))).hasCount(0);
    }

    void seesTyping(String name) {
        assertThat(page.locator(".o-discuss-Typing-icon[title^='" + name + " is typing']")
                        .first())
                .isVisible();
    }

    void seesThatItWasRead(String text) {
        assertThat(message(text).locator(".o-mail-MessageSeenIndicator[title^='Seen by']"))
                .isVisible();
    }

    void reacts(String text, String emoji) {
        action(text, "Add a Reaction");
        page.locator(".o-EmojiPicker .o-Emoji[data-codepoints='" + emoji + "']")
                .first()
                .click();
        seesReaction(text, emoji);
    }

    void seesReaction(String text, String emoji) {
        assertThat(message(text).locator(".o-mail-MessageReaction").getByText(emoji))
                .isVisible();
    }

    void answers(String text, String answer) {
        action(text, "Reply");
        says(answer);
        assertThat(message(answer).locator(".o-mail-MessageInReply")).containsText(text);
    }

    void edits(String text, String better) {
        moreAction(text, "Edit");
        var editor = page.locator(".o-mail-Composer.o-editing .o-mail-Composer-input");
        editor.fill(better);
        editor.press("Enter");
        reads(better);
        assertThat(message(better)).containsText("(edited)");
    }

    void deletes(String text) {
        moreAction(text, "Delete");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm"))
                .click();
        doesNotRead(text);
    }

    void cannotUpload() {
        assertThat(page.locator(".o-mail-Composer-attachFiles")).hasCount(0);
    }

    void uploads(Path file) {
        assertThat(page.locator(".o-mail-Composer-attachFiles")).isVisible();
        page.locator("input.o_input_file").setInputFiles(file);
        assertThat(page.locator(".o-mail-Composer .o-mail-AttachmentCard, .o-mail-Composer .o-mail-AttachmentImage"))
                .isVisible();
        page.locator(".o-mail-Composer-send:not([disabled])").click();
        assertThat(page.locator(".o-mail-Message .o-mail-AttachmentCard, .o-mail-Message .o-mail-AttachmentImage"))
                .isVisible();
    }

    void folds() {
        header("Fold").click();
        assertThat(page.locator(".o-mail-ChatBubble")).isVisible();
    }

    void unfolds() {
        page.locator(".o-mail-ChatBubble").click();
        assertThat(page.locator(".o-mail-ChatWindow")).isVisible();
    }

    /** The same person in a second tab of the same browser, in the conversation that the first one shows. */
    OdooVisitor inAnotherTab(Shop shop) {
        var other = new OdooVisitor(page.context().newPage());
        other.page.navigate(shop.url());
        assertThat(other.page.locator(".o-mail-ChatWindow")).isVisible();
        return other;
    }

    void reloads() {
        page.reload();
    }

    /** A chatbot's newest message, with the answers that it offers. */
    void isAsked(String question, List<String> answers) {
        assertThat(page.locator(".o-mail-Message-body").last()).hasText(question);
        assertThat(page.locator(".o-mail-Message li.btn")).hasText(answers.toArray(String[]::new));
    }

    /** One of the answers that a chatbot offers. */
    void picks(String answer) {
        page.locator(".o-mail-Message li.btn", containing(answer)).last().click();
        reads(answer);
    }

    /** There is no composer, and why. */
    void cannotWrite(String reason) {
        assertThat(page.getByText(reason)).isVisible();
        assertThat(page.locator(".o-mail-Composer-input:visible")).hasCount(0);
    }

    void restartsTheScript() {
        header("Restart Conversation").click();
    }

    void closes() {
        header("Close Chat Window").click();
        page.locator(".o-livechat-CloseConfirmation-leave").click();
        assertThat(page.getByText("Did we correctly answer your question?")).isVisible();
    }

    void rates(int grade, String reason) {
        page.locator("img[src*='rating_" + grade + ".png']").click();
        page.getByPlaceholder("Explain your note").fill(reason);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Send").setExact(true))
                .click();
        assertThat(page.getByText("Thank you for your feedback")).isVisible();
    }

    void asksForTheTranscript(String email) {
        page.getByPlaceholder("mail@example.com").fill(email);
        page.locator("[data-action=sendTranscript]").click();
        assertThat(page.getByText("The conversation was sent.")).isVisible();
    }

    void leaves() {
        page.getByText("Close conversation").click();
        assertThat(page.locator(".o-livechat-LivechatButton")).isVisible();
    }

    private void action(String text, String title) {
        message(text).hover();
        message(text)
                .locator(".o-mail-Message-actions")
                .getByTitle(title)
                .first()
                .click();
    }

    private void moreAction(String text, String title) {
        action(text, "Expand");
        page.getByText(Pattern.compile("^" + title + "$")).click();
    }

    private Locator header(String title) {
        return page.locator(".o-mail-ChatWindow-header").getByTitle(title);
    }

    private Locator message(String text) {
        var body = page.locator(".o-mail-Message-body", containing(text));
        return page.locator(".o-mail-Message", new Page.LocatorOptions().setHas(body))
                .last();
    }

    static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
