package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.ChatbotView;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.ReceptionView;
import dev.switchboard.dialect.ScriptView;
import dev.switchboard.dialect.Store;
import dev.switchboard.dialect.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of chatbots' scripts and of where conversations stand in them. */
final class Chatbots {
    private static final String STEP = "ChatbotStep";

    private Chatbots() {}

    /** What the button does on a page; nothing when no rule applies. */
    static JsonObject rule(ReceptionView reception) {
        ReceptionView.Rule rule = reception.rule();
        if (rule == null) {
            return new JsonObject();
        }
        JsonObject found = JsonObject.of(
                "action", rule.action(),
                "auto_popup_timer", rule.autoPopupTimer(),
                "regex_url", Wire.orFalse(rule.regexUrl()));
        return reception.script() == null ? found : found.put("chatbotScript", script(reception.script()));
    }

    /** A script with what it says before it waits for the first time. */
    static JsonObject script(ScriptView script) {
        return JsonObject.of(
                "id",
                script.id(),
                "name",
                script.title(),
                "partner",
                JsonObject.of("id", script.partnerId(), "type", "partner", "name", script.partnerName()),
                "welcomeSteps",
                new JsonArray(script.welcomeSteps().stream()
                        .map(step -> step(script, step))
                        .toList()));
    }

    /** The script of a session that would open if the visitor wrote. */
    static @Nullable JsonObject offered(@Nullable ScriptView script) {
        return script == null
                ? null
                : JsonObject.of(
                        "script",
                        script(script),
                        "steps",
                        new JsonArray(script.welcomeSteps().stream()
                                .map(step -> JsonObject.of("scriptStep", JsonObject.of("id", step.id())))
                                .toList()));
    }

    /** Where a conversation stands, as its own record tells it: without the message of a hand-over. */
    static JsonObject current(ChatbotView chatbot) {
        Integer message = ScriptView.FORWARD.equals(chatbot.step().type()) ? null : chatbot.messageId();
        JsonObject step = JsonObject.of(
                "scriptStep", step(chatbot.script(), chatbot.step()),
                "message", Wire.orFalse(message),
                "operatorFound", chatbot.operatorFound());
        return JsonObject.of(
                "script", script(chatbot.script()), "steps", JsonArray.of(step), "currentStep", step.copy());
    }

    private static JsonObject step(ScriptView script, ScriptView.Step step) {
        return JsonObject.of(
                "id",
                step.id(),
                "answers",
                new JsonArray(step.answers().stream().map(Chatbots::answer).toList()),
                "message",
                Wire.orFalse(step.message()),
                "isLast",
                script.endsAt(step, List.of()),
                "type",
                step.type());
    }

    private static JsonObject answer(ScriptView.Answer answer) {
        return JsonObject.of(
                "id", answer.id(), "name", answer.name(), "redirect_link", Wire.orFalse(answer.redirectLink()));
    }

    /** Adds the step to which a message of a chatbot belongs. */
    static void addStep(Store store, MessageView message, MessageView.ChatbotStep said) {
        JsonObject step = key(said.stepId(), message.channelId())
                .put("message", message.id())
                .put("operatorFound", said.operatorFound());
        if (said.selectedAnswerId() != null) {
            step.put("selectedAnswer", said.selectedAnswerId());
        }
        store.addKeyed(STEP, step);
        store.add(
                Messages.MESSAGE,
                JsonObject.of(
                        "id",
                        message.id(),
                        "chatbotStep",
                        JsonObject.of("scriptStep", said.stepId(), "message", message.id())));
    }

    private static JsonObject key(int stepId, int channelId) {
        return JsonObject.of("id", JsonArray.of(stepId, channelId), "scriptStep", stepId);
    }

    /** Adds the step that a conversation has reached, and whether the script ends there. */
    static void addReached(Store store, int channelId, ChatbotView chatbot, boolean last) {
        ScriptView.Step step = chatbot.step();
        addScriptStep(store, step);
        Object message = Wire.orFalse(chatbot.messageId());
        store.addKeyed(
                STEP,
                key(step.id(), channelId)
                        .put("isLast", last)
                        .put("message", message)
                        .put("operatorFound", chatbot.operatorFound()));
        store.addKeyed(
                "Chatbot",
                JsonObject.of(
                        "currentStep",
                        key(step.id(), channelId).put("message", message),
                        "id",
                        JsonArray.of(chatbot.script().id(), channelId),
                        "script",
                        chatbot.script().id(),
                        "thread",
                        Records.thread(channelId)));
    }

    private static void addScriptStep(Store store, ScriptView.Step step) {
        step.answers().forEach(answer -> store.add("chatbot.script.answer", answer(answer)));
        store.add(
                "chatbot.script.step",
                JsonObject.of(
                        "id",
                        step.id(),
                        "answers",
                        new JsonArray(step.answers().stream()
                                .map(ScriptView.Answer::id)
                                .toList()),
                        "message",
                        Wire.orFalse(step.message()),
                        "type",
                        step.type()));
    }
}
