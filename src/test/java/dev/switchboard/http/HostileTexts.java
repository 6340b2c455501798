package dev.switchboard.http;

import java.util.List;

/** Texts that would run as a script, or fetch something, where they are taken for HTML without care. */
public final class HostileTexts {
    /** Each sets {@code pwned}, opens a dialog, or fetches from a host that does not exist. */
    public static final List<String> ALL = List.of(
            "<script>pwned=1;alert(1)</script>",
            "<ScRiPt src=https://evil.example/x.js>",
            "<img src=x onerror=pwned=1>",
            "<img src=\"https://evil.example/pixel.png\" onload=\"pwned=1\">",
            "<img src=/chatbot/1/test><img src=/web/image/../../chatbot/1/test><img src=//evil.example/web/image/1>",
            "<img src=\"data:text/html,<script>pwned=1</script>\"><img src=\"data:image/svg+xml,<svg onload=pwned=1>\">",
            "<svg/onload=pwned=1>",
            "<svg><script>pwned=1</script></svg>",
            "<math><mi xlink:href=\"javascript:pwned=1\">x</mi></math>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=pwned=1&gt;\">",
            "<noscript><p title=\"</noscript><img src=x onerror=pwned=1>\">",
            "<a href=\"javascript:pwned=1\">one</a><a href=\" java\tscript:pwned=1\">two</a>",
            "<a href=\"data:text/html,<script>pwned=1</script>\">three</a>",
            "<a href=\"&#106;avascript&colon;pwned=1\">four</a>",
            "<p style=\"background:url(https://evil.example/p)\" onmouseover='pwned=1'>five</p>",
            "<iframe srcdoc=\"<script>parent.pwned=1</script>\"></iframe>",
            "<form action=https://evil.example><button autofocus onfocus=pwned=1>six</button></form>",
            "<meta http-equiv=refresh content=\"0;url=https://evil.example\"><base href=https://evil.example>",
            "<link rel=stylesheet href=https://evil.example/x.css><style>@import 'https://evil.example/y.css'</style>",
            "\"><img src=x onerror=pwned=1>",
            "'-alert(1)-'${alert(1)}{{constructor.constructor('pwned=1')()}}",
            "&lt;img src=x onerror=pwned=1&gt; &#x3c;script&#x3e;pwned=1&#x3c;/script",
            "\u202e<\u0131mg src=x onerror=pwned=1>\u2028<\uff53cript>pwned=1</\uff53cript>");

    private HostileTexts() {}
}
