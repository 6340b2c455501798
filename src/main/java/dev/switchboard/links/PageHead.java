package dev.switchboard.links;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says of itself, as plain text and in few words. */
final class PageHead {
    private static final int MOST_OF_TITLE = 300;
    private static final int MOST_OF_DESCRIPTION = 1_000;
    private static final int MOST_OF_WORD = 100;
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cntrl}+");

    private PageHead() {}

    /**
     * Reads a page, or its beginning.
     *
     * @param url the link as it was written
     * @param type the {@code Content-Type}
     * @param address where the page was found, for the addresses in it
     * @return empty for a page without a title
     */
    static Optional<LinkSummary> read(String url, String type, String address, Buffer page) throws IOException {
        Document document = Jsoup.parse(new ByteArrayInputStream(page.getBytes()), charset(type), address);
        String said = property(document, "og:title", MOST_OF_TITLE);
        String title = said == null ? shortened(document.title(), MOST_OF_TITLE) : said;
        return title == null
                ? Optional.empty()
                : Optional.of(new LinkSummary(
                        url,
                        null,
                        title,
                        property(document, "og:description", MOST_OF_DESCRIPTION),
                        image(document),
                        property(document, "og:image:type", MOST_OF_WORD),
                        property(document, "og:type", MOST_OF_WORD),
                        property(document, "og:site_name", MOST_OF_WORD)));
    }

    /** Without one the page says it itself. */
    private static @Nullable String charset(String type) {
        Matcher matcher = CHARSET.matcher(type);
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)).name() : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static @Nullable String property(Document document, String name, int most) {
        Element meta = document.selectFirst("meta[property=" + name + "]");
        return meta == null ? null : shortened(meta.attr("content"), most);
    }

    private static @Nullable String image(Document document) {
        Element meta = document.selectFirst("meta[property=og:image][content~=\\S]");
        String address = meta == null ? "" : meta.absUrl("content");
        return Links.isOnTheWeb(address) ? address : null;
    }

    private static @Nullable String shortened(String text, int most) {
        String plain = INVISIBLE.matcher(text).replaceAll(" ").strip();
        int end = plain.offsetByCodePoints(0, Math.min(most, plain.codePointCount(0, plain.length())));
        return plain.isEmpty() ? null : plain.substring(0, end);
    }
}
