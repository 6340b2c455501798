package dev.switchboard.rpc;

import dev.switchboard.chatbot.ScriptTests;
import dev.switchboard.records.Html;

/**
 * The page on which a chatbot's script is tried out. It has our own widget, also where an Odoo's bundle stands in its
 * place on other pages.
 *
 * @param prefix what the paths of this server and its series begin with
 */
public record ScriptTestPage(String prefix, ScriptTests.Test test) {
    private static final String HTML = """
            <!doctype html>
            <html lang="en" data-thread="%3$d">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%2$s</title>
            <link rel="icon" type="image/svg+xml" href="%1$s/switchboard/static/console/switchboard.svg">
            <link rel="stylesheet" href="%1$s/switchboard/static/widget/script-test.css">
            <script type="module" src="%1$s/switchboard/static/widget/script-test-page.js"></script>
            </head>
            <body>
            <header>
            <p>You are currently testing <strong dir="auto">%2$s</strong></p>
            <nav><a href="" data-sb="start-over">Start over</a> <a href="/console">Back to the console</a></nav>
            </header>
            <main>
            <p>No operator is asked, and no report counts what you say here: a step that forwards to an operator finds nobody.</p>
            <noscript>The chat needs JavaScript.</noscript>
            </main>
            </body>
            </html>
            """;

    /** The page. */
    public String html() {
        String title = Html.escaped(test.title()).replace("\"", "&quot;");
        return HTML.formatted(prefix, title, test.channelId());
    }
}
