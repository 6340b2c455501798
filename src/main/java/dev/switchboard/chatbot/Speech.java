package dev.switchboard.chatbot;

import dev.switchboard.records.Html;
import java.util.regex.Pattern;

/** Turns what authors of scripts write into what visitors read (Odoo 18.0: plaintext2html). */
final class Speech {
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");
    private static final Pattern BLANK_LINES = Pattern.compile("(?:<br/>\\s*){2,}");
    private static final Pattern ADDRESS = Pattern.compile("\\b(?:https?|ftp)://[^\\s<\"']+");

    private Speech() {}

    /** A text as HTML: a paragraph for each block of lines, and links for addresses of pages. */
    static String html(String text) {
        String lines = LINE_END.matcher(Html.escaped(text)).replaceAll("<br/>");
        String linked = ADDRESS.matcher(lines)
                .replaceAll("<a target=\"_blank\" rel=\"noreferrer noopener\" href=\"$0\">$0</a>");
        return "<p>" + BLANK_LINES.matcher(linked).replaceAll("</p><p>") + "</p>";
    }
}
