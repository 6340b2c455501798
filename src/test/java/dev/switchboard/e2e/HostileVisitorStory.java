package dev.switchboard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.switchboard.http.HostileTexts;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A visitor sends what browsers take for scripts, past what the widget does to it; both sides read it as text. */
@ExtendWith(Browsing.class)
class HostileVisitorStory {
    private static final String NAME = "<img src=https://evil.example/n onerror=pwned=1>";

    private final List<String> trouble = new CopyOnWriteArrayList<>();

    @Test
    void nothingThatAVisitorSendsRunsOrFetchesAnything(Chromium chromium, @TempDir Path data) {
        try (var server = TestServer.on(data);
                var shop = new Shop(server.url())) {
            var operator = new Operator(chromium);
            operator.signsIn(server.url(), TestServer.LOGIN, TestServer.PASSWORD);
            var visitor = new Visitor(chromium);
            watch(operator.page);
            watch(visitor.page());
            visitor.page().route("**/im_livechat/cors/**", HostileVisitorStory::spoil);
            visitor.visits(shop);
            visitor.opensTheChat();

            speak(visitor, operator);
            rewrite(visitor, operator);
            leave(visitor, operator);

            assertThat(trouble).isEmpty();
            assertThat(List.of(pwned(operator.page), pwned(visitor.page()))).containsOnly("undefined");
        }
    }

    private static void speak(Visitor visitor, Operator operator) {
        for (int i = 0; i < HostileTexts.ALL.size(); i++) {
            visitor.says("text %02d".formatted(i));
            visitor.reads("text %02d".formatted(i));
        }
        operator.opensTheConversation();
        operator.reads("text %02d".formatted(HostileTexts.ALL.size() - 1));
        operator.readsTheName(NAME);
        visitor.reloadsThePage();
        visitor.reads("text 00");
    }

    /** Each text once more by an edit, with a line of it above the operator's answer. */
    private static void rewrite(Visitor visitor, Operator operator) {
        for (int i = 0; i < HostileTexts.ALL.size(); i++) {
            visitor.changes("text %02d".formatted(i), "edit %02d".formatted(i));
            operator.seesThatItWasChanged("edit %02d".formatted(i));
        }
        operator.answers("edit 00", "I see");
        visitor.seesThatItAnswers("I see", "edit 00");
    }

    private static void leave(Visitor visitor, Operator operator) {
        visitor.leaves();
        visitor.rates(3, "Because " + NAME);
        operator.isTold("Because " + NAME);
    }

    private void watch(Page page) {
        page.onDialog(dialog -> {
            trouble.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            String host = URI.create(request.url()).getHost();
            boolean elsewhere = host != null && !host.equals("127.0.0.1") && !host.equals("localhost");
            if (elsewhere || request.url().contains("/chatbot/1/test")) {
                trouble.add(request.url());
            }
        });
    }

    private static String pwned(Page page) {
        return String.valueOf(page.evaluate("typeof window.pwned"));
    }

    /** The widget escapes what is typed; who calls the server themselves does not. */
    private static void spoil(Route route) {
        String data = route.request().postData();
        if (data == null) {
            route.resume();
            return;
        }
        JsonObject call = new JsonObject(data);
        JsonObject params = call.getJsonObject("params");
        if (params.containsKey("anonymous_name")) {
            params.put("anonymous_name", NAME);
        }
        JsonObject written = params.getJsonObject("post_data", params);
        String body = written.getString("body", "");
        if (body.startsWith("text ") || body.startsWith("edit ")) {
            int number = Integer.parseInt(body.substring(5, 7));
            written.put("body", body + " " + HostileTexts.ALL.get(number));
        }
        route.resume(new Route.ResumeOptions().setPostData(call.encode()));
    }
}
