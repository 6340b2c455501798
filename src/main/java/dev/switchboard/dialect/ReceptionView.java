package dev.switchboard.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What a visitor meets on a page.
 *
 * @param available whether anybody answers: an operator or a chatbot
 * @param rule what the button does; none when no rule applies
 * @param script the chatbot that answers first
 */
public record ReceptionView(
        boolean available, @Nullable Rule rule, @Nullable ScriptView script) {

    /** Whether a rule keeps the button from this page. */
    public boolean hidden() {
        return rule != null && rule.action().equals("hide_button");
    }

    /**
     * What the button does.
     *
     * @param action Odoo's word, such as {@code auto_popup}
     * @param autoPopupTimer after how many seconds the window opens by itself
     * @param regexUrl the expression that was found in the page's address; none for all pages
     */
    public record Rule(
            String action, int autoPopupTimer, @Nullable String regexUrl) {}
}
