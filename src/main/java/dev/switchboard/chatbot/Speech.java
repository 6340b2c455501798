package dev.switchboard.chatbot;

import dev.switchboard.records.Html;
import java.util.regex.Pattern;

/** Turns what authors of scripts write into what visitors read (Odoo 18.0: plaintext2html). */
final class Speech {
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");
    private static final Pattern BLANK_LINES = Pattern.compile("(?:<br/>\\s*){2,}");
    private static final Pattern ADDRESS = Pattern.compile("\\b(?:https?|ftp)://[^\\s<\"']+");

    /** What the editor of 19.0 writes, where the field is HTML; until 18.0 it is text. */
    private static final Pattern RICH =
            Pattern.compile("(?s)\\s*<(?:p|div|ul|ol|h[1-6]|blockquote|table)[\\s>].*>\\s*");

    private Speech() {}

    /**
     * A text as HTML: a paragraph for each block of lines, and links for addresses of pages. What is HTML already stays
     * so, without what could do harm: anybody who writes scripts may have written it.
     */
    static String html(String text) {
        return RICH.matcher(text).matches() ? Html.sanitise(text) : paragraphs(text);
    }

    private static String paragraphs(String text) {
        String lines = LINE_END.matcher(Html.escaped(text)).replaceAll("<br/>");
        String linked = ADDRESS.matcher(lines)
                .replaceAll("<a target=\"_blank\" rel=\"noreferrer noopener\" href=\"$0\">$0</a>");
        return "<p>" + BLANK_LINES.matcher(linked).replaceAll("</p><p>") + "</p>";
    }
}
