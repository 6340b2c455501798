package dev.switchboard.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What a link in a message shows.
 *
 * @param id {@code mail.link.preview} id
 * @param messageId {@code mail.message} id
 * @param url the link as it was written
 * @param imageType the media type of what is behind the link, when that is a picture itself
 * @param image the address of a picture
 * @param mimetype the media type of that picture
 */
public record LinkPreviewView(
        int id,
        int messageId,
        String url,
        @Nullable String imageType,
        @Nullable String title,
        @Nullable String description,
        @Nullable String image,
        @Nullable String mimetype,
        @Nullable String type,
        @Nullable String siteName) {}
