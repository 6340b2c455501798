package dev.switchboard.rpc;

import dev.switchboard.chatbot.ScriptTests;
import dev.switchboard.dialect.LoaderView;
import dev.switchboard.dialect.VisitorDialect;
import dev.switchboard.livechat.LivechatChannels;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.ModelCall;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What brings the widget to a page (Odoo: im_livechat/controllers/main.py). */
public final class LivechatPages {
    private static final String DEFAULT_USERNAME = "Visitor";

    private final LivechatChannels channels;
    private final VisitorDialect dialect;
    private final String publicUrl;
    private final ModelCalls calls;
    private final ScriptTests tests;

    /**
     * Makes the pages.
     *
     * @param dialect the series that loaders speak
     * @param publicUrl where widgets find this server
     * @param calls by which it is known what somebody may read
     */
    public LivechatPages(
            LivechatChannels channels, VisitorDialect dialect, String publicUrl, ModelCalls calls, ScriptTests tests) {
        this.channels = channels;
        this.dialect = dialect;
        this.publicUrl = publicUrl;
        this.calls = calls;
        this.tests = tests;
    }

    /**
     * The loader script of a channel, which may not exist.
     *
     * @param username what an unnamed visitor is called, if the page says so
     */
    public Future<String> loader(int channelId, @Nullable String username) {
        String visitorName = username == null || username.isEmpty() ? DEFAULT_USERNAME : username;
        return channels.looks(channelId, visitorName)
                .map(looks -> dialect.loader(new LoaderView(publicUrl, looks.orElse(null))));
    }

    /** What a page with nothing but a channel's widget is made of; nothing for a channel that does not exist. */
    public Future<Optional<SupportPage>> supportPage(int channelId) {
        return channels.exists(channelId)
                .map(exists -> exists ? Optional.of(new SupportPage(publicUrl, channelId)) : Optional.empty());
    }

    /**
     * The page on which a chatbot's script is tried out, in a conversation that begins with it.
     *
     * @param scriptId {@code chatbot.script} id
     * @param language the code of the language that the user chose, if they did
     * @return fails with {@link Refusal}: MISSING_ERROR, ACCESS_ERROR for who may not read scripts, and as
     *     {@link ScriptTests#begin} does
     */
    public Future<ScriptTestPage> testPage(Persona.User user, int scriptId, @Nullable String language) {
        ModelCall read = new ModelCall(
                "chatbot.script", "read", List.of(JsonArray.of(scriptId), JsonArray.of("title")), Map.of(), null);
        return calls.call(user, dialect, read)
                .compose(allowed -> tests.begin(user, scriptId, language))
                .map(test -> new ScriptTestPage(URI.create(publicUrl).getPath(), test));
    }
}
