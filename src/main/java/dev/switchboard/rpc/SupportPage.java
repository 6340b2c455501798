package dev.switchboard.rpc;

/**
 * The page that a link to a live chat channel opens, for a site that cannot embed the widget.
 *
 * @param serverUrl where the widget finds this server
 * @param channelId {@code im_livechat.channel} id
 */
public record SupportPage(String serverUrl, int channelId) {
    private static final String HTML = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Livechat Support Page</title>
            <script defer="defer" type="text/javascript" src="%1$s/im_livechat/loader/%2$d"></script>
            <script defer="defer" type="text/javascript" src="%1$s/im_livechat/assets_embed.js"></script>
            </head>
            <body></body>
            </html>
            """;

    /** The page. */
    public String html() {
        return HTML.formatted(serverUrl, channelId);
    }
}
