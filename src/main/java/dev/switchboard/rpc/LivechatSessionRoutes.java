package dev.switchboard.rpc;

import dev.switchboard.livechat.Feedback;
import dev.switchboard.livechat.Leaving;
import dev.switchboard.livechat.PageHistory;
import dev.switchboard.livechat.Transcripts;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** What a visitor does with a session besides talking (Odoo: im_livechat/controllers/main.py). */
public final class LivechatSessionRoutes {
    private final Leaving leaving;
    private final Feedback feedback;
    private final PageHistory history;
    private final Transcripts transcripts;

    /** Makes the routes. */
    public LivechatSessionRoutes(Leaving leaving, Feedback feedback, PageHistory history, Transcripts transcripts) {
        this.leaving = leaving;
        this.feedback = feedback;
        this.history = history;
        this.transcripts = transcripts;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                route("visitor_leave_session", List.of("channel_id"), this::leave),
                route("feedback", List.of("channel_id", "rate"), this::rate),
                Route.open(
                                "/im_livechat/history",
                                "LivechatController.history_pages",
                                List.of("pid", "channel_id"),
                                this::tellHistory)
                        .forGuests("/im_livechat/cors/history", "CorsLivechatController.cors_history_pages"),
                route("email_livechat_transcript", List.of("channel_id", "email"), this::mailTranscript));
    }

    private static Route route(String name, List<String> required, Function<Call, Future<Answer>> action) {
        return Route.open("/im_livechat/" + name, "LivechatController." + name, required, action)
                .forGuests("/im_livechat/cors/" + name, "CorsLivechatController.cors_" + name);
    }

    private Future<Answer> leave(Call call) {
        return leaving.leave(call.persona(), call.params().integer("channel_id"))
                .map(left -> Answer.nothing());
    }

    /** The twin for other sites drops what the route gives. */
    private Future<Answer> rate(Call call) {
        Params params = call.params();
        Feedback.Grade grade = new Feedback.Grade(
                call.persona(), params.integer("channel_id"), params.decimal("rate"), params.textOrNull("reason"));
        return feedback.rate(grade)
                .map(id -> call.client().crossOrigin()
                        ? Answer.nothing()
                        : Answer.of(id.<Object>map(i -> i).orElse(false)));
    }

    private Future<Answer> tellHistory(Call call) {
        Params params = call.params();
        List<String> pages = params.list("page_history").stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        return history.tell(call.persona(), params.integer("channel_id"), params.integer("pid"), pages)
                .map(told -> Answer.nothing());
    }

    private Future<Answer> mailTranscript(Call call) {
        return transcripts
                .request(
                        call.persona(),
                        call.params().integer("channel_id"),
                        call.params().text("email"))
                .map(composed -> Answer.nothing());
    }
}
