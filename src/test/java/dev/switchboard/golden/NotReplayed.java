package dev.switchboard.golden;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recorded exchanges that are none of this server's business, or not yet, each with its reason. */
final class NotReplayed {
    private static final String ASSET = "Odoo's own bundles, fonts and styles: our widget needs none of them";
    private static final String PICTURE = "pictures come with attachments and avatars";
    private static final String PAGE = "a page of Odoo's website or web client";

    private static final Map<Pattern, String> REASONS = Map.ofEntries(
            entry(Pattern.compile("GET /im_livechat/(assets_embed\\.(js|css)|external_lib\\.(js|css))"), ASSET),
            entry(Pattern.compile("GET /im_livechat/(font-awesome|odoo_ui_icons|emoji_bundle)"), ASSET),
            entry(Pattern.compile("GET /bus/websocket_worker_bundle.*"), ASSET),
            entry(Pattern.compile("GET /web/webclient/translations/.*"), ASSET),
            entry(Pattern.compile("GET (/im_livechat/cors)?/web/image.*"), PICTURE),
            entry(Pattern.compile("GET /(web/login|odoo)"), PAGE),
            entry(
                    Pattern.compile(
                            "POST /web/dataset/call_kw/(ir\\.model\\.data|res\\.users|im_livechat\\.channel)/.*"),
                    "model calls of the set-up: GoldenSupport writes these rows"));

    private NotReplayed() {}

    /** Why an exchange is left out; empty when it is replayed. */
    static Optional<String> reason(Exchange exchange) {
        return REASONS.entrySet().stream()
                .filter(each -> each.getKey().matcher(exchange.what()).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
