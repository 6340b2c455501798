package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** A page that embeds a widget: its title, the scripts that it loads, and whether it carries a token for forms. */
final class EmbeddingPage {
    private static final String RECORDED = "$html_bytes";
    private static final Pattern TITLE = Pattern.compile("<title>\\s*([^<]*?)\\s*</title>");
    private static final Pattern SCRIPT = Pattern.compile("<script[^>]* src=\"[^\"]*\"[^>]*>");

    private EmbeddingPage() {}

    /** Whether a recorded body is what is left of such a page. */
    static boolean isRecorded(JsonNode body) {
        return body.has(RECORDED);
    }

    /** What the recorded page said; its length and the blanks around its title are a matter of its layout. */
    static JsonNode recorded(JsonNode body) {
        ObjectNode page = body.deepCopy();
        page.remove(RECORDED);
        putTitle(page, body.path("title").asText());
        return page;
    }

    static boolean isIn(String text) {
        return text.contains("/im_livechat/loader/") && TITLE.matcher(text).find();
    }

    static JsonNode parse(String html) {
        var page = JsonNodeFactory.instance.objectNode();
        putTitle(page, html);
        var scripts = page.putArray("scripts");
        SCRIPT.matcher(html).results().forEach(script -> scripts.add(script.group()));
        return page.put("csrf_token_present", html.contains("csrf_token"));
    }

    private static void putTitle(ObjectNode page, String html) {
        TITLE.matcher(html).results().forEach(title -> page.put("title", title.group(1)));
    }
}
