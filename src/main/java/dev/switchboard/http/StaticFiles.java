package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.URLEncoder;

/** The widget, the console and what they share, from the class path's {@code static/}. */
final class StaticFiles {
    private static final String CONSOLE = "console/index.html";
    private static final String RULES = "console/rules.html";
    private static final String REPORTS = "console/reports.html";
    private static final String ROOT = "/switchboard/static/";
    private static final String OWN_POLICY =
            "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; frame-ancestors 'none'";
    private static final String METHODS = "GET, POST";
    private static final int[] GRADES = {0, 1, 3, 5};

    private StaticFiles() {}

    /** What pages with the widget load, under the prefix of their loader. */
    static void mount(Router router, String prefix) {
        StaticHandler files = StaticHandler.create("static")
                .setIndexPage("index.html")
                .setCachingEnabled(true)
                .setMaxAgeSeconds(0)
                .setDirectoryListing(false)
                .setIncludeHidden(false);
        Scripts scripts = new Scripts();
        String root = prefix + ROOT;
        router.get(root + CONSOLE).handler(StaticFiles::limited);
        router.get(root + RULES).handler(StaticFiles::limited);
        router.get(root + REPORTS).handler(StaticFiles::limited);
        router.get(root + "*")
                .handler(StaticFiles::forAnySite)
                .handler(context ->
                        scripts.send(context, context.normalizedPath().substring(root.length())))
                .handler(files);
    }

    /** Our widget, and our faces for ratings, where pages and messages look for Odoo's. */
    static void mountEmbed(Router router, String prefix) {
        for (String path : new String[] {"/im_livechat/assets_embed.js", "/im_livechat/external_lib.js"}) {
            router.get(prefix + path)
                    .handler(StaticFiles::forAnySite)
                    .handler(context -> context.reroute(prefix + ROOT + "widget/embed.js"));
        }
        for (int grade : GRADES) {
            router.get(prefix + "/rating/static/src/img/rating_%d.png".formatted(grade))
                    .handler(context -> context.reroute(prefix + ROOT + "rating/rating_%d.svg".formatted(grade)));
        }
    }

    /** Our own pages. */
    static void mountPages(Router router, boolean demo) {
        page(router, "/console", CONSOLE);
        page(router, "/console/rules", RULES);
        page(router, "/console/reports", REPORTS);
        if (demo) {
            page(router, "/demo", "demo/index.html");
        }
        for (String path : new String[] {"/", "/web", "/web/login", "/odoo"}) {
            router.get(path).handler(StaticFiles::toConsole);
        }
    }

    /** Who signs in there goes on to where {@code redirect} leads. */
    private static void toConsole(RoutingContext context) {
        String wanted = LoginHandler.local(context.request().getParam("redirect"));
        String more = wanted == null ? "" : "?redirect=" + URLEncoder.encode(wanted, UTF_8);
        context.response().putHeader(HttpHeaders.LOCATION, "/console" + more);
        Pages.send(context, 303, "You sign in at the console.");
    }

    private static void forAnySite(RoutingContext context) {
        Cors.allow(context.response(), METHODS);
        context.next();
    }

    private static void limited(RoutingContext context) {
        onlyOurs(context.response());
        context.next();
    }

    /** Our own pages run nothing that is not served here, and stand in nobody's frame. */
    static void onlyOurs(HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", OWN_POLICY);
    }

    private static void page(Router router, String path, String file) {
        router.get(path).handler(context -> context.reroute(ROOT + file));
    }
}
