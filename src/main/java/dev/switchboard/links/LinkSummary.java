package dev.switchboard.links;

import org.jspecify.annotations.Nullable;

/**
 * What a link shows. The words but for the first two are those of the Open Graph protocol (https://ogp.me).
 *
 * @param url the link as it was written
 * @param imageType the media type of what is behind the link, when that is a picture itself
 * @param image the address of a picture, http or https
 * @param mimetype the media type of that picture
 */
public record LinkSummary(
        String url,
        @Nullable String imageType,
        @Nullable String title,
        @Nullable String description,
        @Nullable String image,
        @Nullable String mimetype,
        @Nullable String type,
        @Nullable String siteName) {

    /** A link to a picture. */
    static LinkSummary ofPicture(String url, String type) {
        return new LinkSummary(url, type, null, null, url, null, null, null);
    }
}
