package dev.switchboard.dialect;

import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands in a chatbot's script.
 *
 * @param step the current one
 * @param messageId the message in which the chatbot said it; none for a step without words or one that hands over
 * @param operatorFound whether it handed over to somebody
 */
public record ChatbotView(
        ScriptView script, ScriptView.Step step, @Nullable Integer messageId, boolean operatorFound) {}
