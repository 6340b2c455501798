package dev.switchboard.visitor;

import org.jspecify.annotations.Nullable;

/**
 * What a live chat channel's button does on some pages, for visitors from some countries.
 *
 * @param id {@code im_livechat.channel.rule} id
 * @param regexUrl the expression that the page's address is searched for; none matches each page
 * @param action Odoo's word: {@code display_button}, {@code display_button_and_text}, {@code auto_popup}, {@code
 *     hide_button}
 * @param autoPopupTimer after how many seconds the window opens by itself
 * @param chatbotScriptId {@code chatbot.script} id of who answers first
 * @param condition when the chatbot does
 * @param countries whether it is for some countries only
 */
public record ChannelRule(
        int id,
        @Nullable String regexUrl,
        String action,
        int autoPopupTimer,
        @Nullable Integer chatbotScriptId,
        Condition condition,
        boolean countries) {

    /** When a rule's chatbot answers; 19.0's three values, of which 17.0 and 18.0 know the first two. */
    public enum Condition {
        /** In any case. */
        ALWAYS,
        /** When no operator is available. */
        ONLY_IF_NO_OPERATOR,
        /** When an operator is available. */
        ONLY_IF_OPERATOR;

        /** Whether a chatbot answers when operators are available, or are not. */
        public boolean holds(boolean operatorAvailable) {
            return switch (this) {
                case ALWAYS -> true;
                case ONLY_IF_NO_OPERATOR -> !operatorAvailable;
                case ONLY_IF_OPERATOR -> operatorAvailable;
            };
        }
    }

    /** Whether the button is hidden. */
    public boolean hides() {
        return "hide_button".equals(action);
    }
}
