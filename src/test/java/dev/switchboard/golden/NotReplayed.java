package dev.switchboard.golden;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recorded exchanges and frames that are none of this server's business, or not yet, each with its reason. */
final class NotReplayed {
    private static final String ASSET = "Odoo's own bundles, fonts and styles: our widget needs none of them";
    private static final String PAGE = "a page of Odoo's website or web client";
    private static final String OTHER_DIALECT =
            "the routes of visitors and of Discuss, files, and the sockets speak no 17.0 and no 19.0 yet";

    /**
     * One kind of thing.
     *
     * @param recording what the recording's name begins with
     * @param what method and path, or the kind of the line
     */
    private record Kind(String recording, Pattern what, String reason) {
        boolean has(Exchange exchange) {
            return exchange.recording().startsWith(recording)
                    && what.matcher(exchange.what()).matches();
        }
    }

    private static final List<Kind> KINDS = List.of(
            kind("", "GET /im_livechat/(assets_embed|external_lib)\\.(js|css)", ASSET),
            kind("", "GET /im_livechat/(font-awesome|odoo_ui_icons|emoji_bundle)", ASSET),
            kind("", "GET /bus/websocket_worker_bundle.*", ASSET),
            kind("", "GET /web/webclient/translations/.*", ASSET),
            kind("", "GET /(web/login|odoo|contactus|my|)", PAGE),
            kind("odoo18/14", "handshake.*", "HandshakeIT sends each of these handshakes"),
            kind("odoo17/", "\\w+ /(im_livechat|chatbot|mail|discuss|rating)/.*", OTHER_DIALECT),
            kind("odoo19/", "\\w+ /(im_livechat|chatbot|mail|discuss|rating)/.*", OTHER_DIALECT),
            kind("odoo17/", "GET /web/(image|content).*", OTHER_DIALECT),
            kind("odoo19/", "GET /web/(image|content).*", OTHER_DIALECT),
            kind("odoo17/", "ws_.*", OTHER_DIALECT),
            kind("odoo19/", "ws_.*", OTHER_DIALECT));

    private NotReplayed() {}

    private static Kind kind(String recording, String what, String reason) {
        return new Kind(recording, Pattern.compile(what), reason);
    }

    /** Why an exchange is left out; empty when it is replayed. */
    static Optional<String> reason(Exchange exchange) {
        return KINDS.stream()
                .filter(kind -> kind.has(exchange))
                .map(Kind::reason)
                .findFirst();
    }
}
