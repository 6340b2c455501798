package dev.switchboard.rpc;

import dev.switchboard.dialect.LoaderView;
import dev.switchboard.dialect.VisitorDialect;
import dev.switchboard.livechat.LivechatChannels;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What brings the widget to a page (Odoo: im_livechat/controllers/main.py). */
public final class LivechatPages {
    private static final String DEFAULT_USERNAME = "Visitor";

    private final LivechatChannels channels;
    private final VisitorDialect dialect;
    private final String publicUrl;

    /**
     * Makes the pages.
     *
     * @param dialect the series that loaders speak
     * @param publicUrl where widgets find this server
     */
    public LivechatPages(LivechatChannels channels, VisitorDialect dialect, String publicUrl) {
        this.channels = channels;
        this.dialect = dialect;
        this.publicUrl = publicUrl;
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
}
