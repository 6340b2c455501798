package dev.switchboard.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Odoo's own embed bundle asks of its server, given from there: the bundle itself, its style, fonts, emoji, the
 * worker, translations and pictures. Nobody's cookies go there or come back, and of a query only the language goes.
 */
final class AssetRelay {
    private static final Logger LOGGER = LoggerFactory.getLogger(AssetRelay.class);
    private static final String METHODS = "GET, POST";
    private static final List<String> MODULES = List.of("im_livechat", "mail", "rating", "web");
    private static final Pattern PLAIN_PATH = Pattern.compile("/[\\w@.+/-]{1,300}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z0-9]{2,3})?(@[a-z]{2,8})?");

    private final Assets assets;
    private final URI publicUrl;

    /**
     * Relays assets.
     *
     * @param publicUrl where clients find this server
     */
    AssetRelay(Assets assets, URI publicUrl) {
        this.assets = assets;
        this.publicUrl = publicUrl;
    }

    /** Answers what bundles ask whose loader is under the prefix; with one, they are always cross-origin. */
    void mount(Router router, String prefix) {
        boolean atRoot = prefix.isEmpty();
        route(router, prefix + "/im_livechat/assets_embed.js", true, context -> script(context.request(), atRoot));
        route(router, prefix + "/im_livechat/external_lib.js", true, context -> script(context.request(), atRoot));
        route(router, prefix + "/im_livechat/assets_embed.css", true, context -> style(context.request(), atRoot));
        fixed(router, prefix, "/im_livechat/font-awesome", AssetKind.FONT);
        fixed(router, prefix, "/im_livechat/odoo_ui_icons", AssetKind.FONT);
        fixed(router, prefix, "/im_livechat/emoji_bundle", AssetKind.SCRIPT);
        fixed(router, prefix, "/bus/websocket_worker_bundle", AssetKind.SCRIPT);
        route(router, prefix + "/web/webclient/translations/:unique", true, AssetRelay::translations);
        route(router, prefix + "/web/assets/*", false, context -> file(context, prefix));
        for (String module : MODULES) {
            route(router, prefix + "/" + module + "/static/*", false, context -> file(context, prefix));
        }
    }

    private void fixed(Router router, String prefix, String path, AssetKind kind) {
        Asset asset = Asset.of(path, kind, true);
        route(router, prefix + path, true, context -> asset);
    }

    private void route(
            Router router, String path, boolean forAnySite, Function<RoutingContext, @Nullable Asset> asset) {
        if (forAnySite) {
            router.options(path).handler(context -> Cors.preflight(context, METHODS));
        }
        router.route(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> relay(context, asset.apply(context)));
    }

    private Asset script(HttpServerRequest request, boolean atRoot) {
        return new Asset("/im_livechat/assets_embed.js", atRoot && isOwnPage(request), AssetKind.SCRIPT, true);
    }

    private Asset style(HttpServerRequest request, boolean atRoot) {
        return new Asset("/im_livechat/assets_embed.css", atRoot && isOwnPage(request), AssetKind.STYLE, true);
    }

    /** Odoo's rule: a page that does not say where it is, is another site's. */
    private boolean isOwnPage(HttpServerRequest request) {
        String referer = request.getHeader(HttpHeaders.REFERER);
        if (referer == null) {
            return false;
        }
        String origin = origin(referer);
        return origin.equals(origin(publicUrl.toString()))
                || origin.equals(request.scheme() + "://" + request.getHeader(HttpHeaders.HOST));
    }

    private static String origin(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        return path < 0 ? url : url.substring(0, path);
    }

    /** Their address has a number that only keeps browsers from keeping them. */
    private static Asset translations(RoutingContext context) {
        String language = context.request().getParam("lang");
        boolean known = language != null && LANGUAGE.matcher(language).matches();
        return Asset.of(
                "/web/webclient/translations/switchboard" + (known ? "?lang=" + language : ""), AssetKind.DATA, true);
    }

    private static @Nullable Asset file(RoutingContext context, String prefix) {
        String path = context.normalizedPath().substring(prefix.length());
        return PLAIN_PATH.matcher(path).matches() && !path.contains("..")
                ? Asset.of(path, AssetKind.STATIC, false)
                : null;
    }

    private void relay(RoutingContext context, @Nullable Asset asset) {
        if (asset == null) {
            context.fail(404);
            return;
        }
        assets.get(asset)
                .onSuccess(found -> send(context, asset, found))
                .onFailure(failure -> refuse(context, failure));
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof Assets.Missing) {
            context.fail(404);
            return;
        }
        LOGGER.warn("{} is not to be had: {}", context.request().path(), failure.toString());
        Pages.send(context, 502, "The Odoo that has this file did not give it.");
    }

    private static void send(RoutingContext context, Asset asset, CachedAsset found) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        found.headers().forEach(response::putHeader);
        if (asset.forAnySite()) {
            Cors.allow(response, METHODS);
        }
        if (isKnown(request, found.etag())) {
            Ending.now(response.setStatusCode(304).end());
            return;
        }
        boolean gzip = found.gzip() > 0 && accepts(request, "gzip");
        int bytes = gzip ? found.gzip() : found.plain();
        response.putHeader(HttpHeaders.CONTENT_ENCODING, gzip ? "gzip" : "identity")
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(bytes));
        long begin = (long) found.begin() + (gzip ? found.plain() : 0);
        Ending.now(
                request.method().equals(HttpMethod.HEAD)
                        ? response.end()
                        : response.sendFile(found.file().toString(), begin, bytes));
    }

    private static boolean isKnown(HttpServerRequest request, @Nullable String etag) {
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null && etag != null && known.contains(etag);
    }

    private static boolean accepts(HttpServerRequest request, String encoding) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains(encoding);
    }
}
