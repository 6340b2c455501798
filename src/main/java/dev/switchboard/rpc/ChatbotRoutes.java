package dev.switchboard.rpc;

import dev.switchboard.chatbot.ScriptRunner;
import dev.switchboard.dialect.MessageView;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** What a visitor's widget asks while a script runs (Odoo: im_livechat/controllers/chatbot.py). */
public final class ChatbotRoutes {
    private static final List<String> CHANNEL = List.of("channel_id");

    private final ScriptRunner runner;

    /** Makes the routes. */
    public ChatbotRoutes(ScriptRunner runner) {
        this.runner = runner;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                route("step/trigger", "chatbot_trigger_step", CHANNEL, this::trigger),
                route(
                        "answer/save",
                        "chatbot_save_answer",
                        List.of("channel_id", "message_id", "selected_answer_id"),
                        this::pick),
                route("step/validate_email", "chatbot_validate_email", CHANNEL, this::checkAddress),
                route("restart", "chatbot_restart", List.of("channel_id", "chatbot_script_id"), this::restart));
    }

    private static Route route(String path, String name, List<String> required, Function<Call, Future<Answer>> action) {
        return Route.open("/chatbot/" + path, "LivechatChatbotScriptController." + name, required, action)
                .forGuests("/chatbot/cors/" + path, "CorsLivechatChatbotScriptController.cors_" + name);
    }

    private Future<Answer> trigger(Call call) {
        return runner.trigger(call.persona(), call.params().integer("channel_id"))
                .map(reached -> reached.map(step -> Answer.of(call.visitorDialect()
                                .chatbotStep(
                                        step.channelId(), step.chatbot(), step.last(), step.posted(), call.persona())))
                        .orElseGet(Answer::nothing));
    }

    private Future<Answer> pick(Call call) {
        Params params = call.params();
        return runner.pick(
                        call.persona(),
                        params.integer("channel_id"),
                        params.integer("message_id"),
                        params.integer("selected_answer_id"))
                .map(noted -> Answer.nothing());
    }

    private Future<Answer> checkAddress(Call call) {
        return runner.checkAddress(call.persona(), call.params().integer("channel_id"))
                .map(checked ->
                        checked.map(found -> Answer.of(checked(call, found))).orElseGet(Answer::nothing));
    }

    private static JsonObject checked(Call call, ScriptRunner.Checked checked) {
        JsonObject answer = JsonObject.of(
                "success",
                checked.problem() == null,
                "error_message",
                checked.problem() == null ? false : checked.problem());
        return checked.posted().isEmpty() ? answer : answer.put("data", messages(call, checked.posted()));
    }

    private Future<Answer> restart(Call call) {
        Params params = call.params();
        return runner.restart(
                        call.persona(),
                        params.integer("channel_id"),
                        params.integer("chatbot_script_id"),
                        call.client().language())
                .map(posted -> posted.map(message -> Answer.of(messages(call, List.of(message))))
                        .orElseGet(Answer::nothing));
    }

    private static JsonObject messages(Call call, List<MessageView> messages) {
        return call.visitorDialect().messages(messages, call.persona());
    }
}
