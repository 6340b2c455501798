package dev.switchboard.records;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/**
 * Makes HTML that people sent safe to show. What comes in is HTML, as Odoo's clients post it (text escaped, line ends as
 * {@code <br>}); what goes out is HTML with nothing in it that acts, and has one element around it where text stood
 * bare, as Odoo stores it.
 */
public final class Html {
    /** A picture may stand in the text itself, unless it is one that can hold a script. */
    private static final Pattern PICTURE_ADDRESS =
            Pattern.compile("(?i)(?!\\s*data:).*|data:image/(?:png|gif|jpe?g|webp);base64,[a-z0-9+/=]+");

    private static final PolicyFactory POLICY = Sanitizers.FORMATTING
            .and(Sanitizers.BLOCKS)
            .and(Sanitizers.TABLES)
            .and(Sanitizers.STYLES)
            .and(new HtmlPolicyBuilder()
                    .allowElements("span", "a", "hr", "pre", "code")
                    .allowElements("br")
                    .allowWithoutAttributes("a")
                    .allowUrlProtocols("http", "https", "mailto", "tel")
                    .allowAttributes("href", "target", "rel", "title", "data-oe-id", "data-oe-model")
                    .onElements("a")
                    .allowAttributes("class", "data-oe-type")
                    .globally()
                    .toFactory())
            .and(new HtmlPolicyBuilder()
                    .allowElements("img")
                    .allowUrlProtocols("http", "https", "data")
                    .allowAttributes("src")
                    .matching(PICTURE_ADDRESS)
                    .onElements("img")
                    .allowAttributes("alt", "width", "height")
                    .onElements("img")
                    .toFactory());

    private static final Pattern FORMATTING =
            Pattern.compile("</?(?:p|div|section|span|br|b|i|font)(?:\\s[^>]*)?/?>", Pattern.CASE_INSENSITIVE);

    private static final Pattern TABLE_BODY = Pattern.compile("<tbody", Pattern.CASE_INSENSITIVE);

    private static final Pattern LINE_END = Pattern.compile("(?i)<br[^>]*>|</(p|div|li|tr|h[1-6]|blockquote)>");
    private static final Pattern IMAGE = Pattern.compile("(?i)<img[^>]*\\balt=\"([^\"]*)\"[^>]*>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern BLANK_LINES = Pattern.compile("\\s*\\n\\s*");

    private Html() {}

    /** A text as HTML that shows it. */
    public static String escaped(String text) {
        return Writer.escape(text);
    }

    /** Whether HTML shows nothing (Odoo: is_html_empty). */
    public static boolean isEmpty(String html) {
        return FORMATTING.matcher(html).replaceAll("").isBlank();
    }

    /** HTML as plain text: a line for a line, and of pictures their words. */
    public static String text(String html) {
        String lined = LINE_END.matcher(sanitise(html)).replaceAll("\n");
        String named = IMAGE.matcher(lined).replaceAll("$1");
        String text = TAG.matcher(named)
                .replaceAll("")
                .replace("&nbsp;", " ")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        return BLANK_LINES.matcher(text.strip()).replaceAll("\n");
    }

    /** Sanitises HTML; such with nothing in it becomes the empty text. */
    public static String sanitise(String html) {
        Writer writer = new Writer(TABLE_BODY.matcher(html).find());
        HtmlSanitizer.sanitize(html, POLICY.apply(writer));
        return writer.body();
    }

    /** Writes HTML as browsers do: no entity where the character itself is safe. */
    private static final class Writer implements HtmlStreamEventReceiver {
        private static final Set<String> EMPTY = Set.of("br", "hr", "img", "col");
        private static final Set<String> INLINE =
                Set.of("a", "b", "i", "u", "s", "em", "strong", "small", "span", "code", "img", "sub", "sup", "br");

        private final boolean tableBodies;
        private final StringBuilder out = new StringBuilder();
        private int depth;
        private int topLevelNodes;
        private String wrapper = "";

        /** Bodies of tables are written when they were meant; the sanitiser puts one into each table. */
        Writer(boolean tableBodies) {
            this.tableBodies = tableBodies;
        }

        @Override
        public void openDocument() {}

        @Override
        public void closeDocument() {}

        @Override
        public void openTag(String name, List<String> attributes) {
            if (isImplied(name)) {
                return;
            }
            node(INLINE.contains(name) ? "span" : "");
            out.append('<').append(name);
            for (int i = 0; i + 1 < attributes.size(); i += 2) {
                out.append(' ').append(attributes.get(i)).append("=\"");
                out.append(escape(attributes.get(i + 1)).replace("\"", "&quot;"))
                        .append('"');
            }
            out.append(leadsNowhere(name, attributes) ? " href=\"\">" : ">");
            if (!EMPTY.contains(name)) {
                depth++;
            }
        }

        private boolean isImplied(String name) {
            return name.equals("tbody") && !tableBodies;
        }

        /** A link whose address was taken away is still one. */
        private static boolean leadsNowhere(String name, List<String> attributes) {
            return name.equals("a") && !attributes.contains("href");
        }

        @Override
        public void closeTag(String name) {
            String tag = name.toLowerCase(Locale.ROOT);
            if (!EMPTY.contains(tag) && !isImplied(tag)) {
                depth--;
                out.append("</").append(name).append('>');
            }
        }

        @Override
        public void text(String text) {
            if (depth > 0 || !text.isBlank() || topLevelNodes > 0) {
                node("p");
                out.append(escape(text));
            }
        }

        /** What stands first decides what goes around several nodes, or around bare text. */
        private void node(String wrapperIfFirst) {
            if (depth == 0 && topLevelNodes++ == 0) {
                wrapper = wrapperIfFirst;
            }
        }

        String body() {
            String html = out.toString().strip();
            boolean alone = topLevelNodes == 1 && !wrapper.equals("p");
            return html.isEmpty() || wrapper.isEmpty() || alone
                    ? html
                    : "<" + wrapper + ">" + html + "</" + wrapper + ">";
        }

        private static String escape(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }
    }
}
