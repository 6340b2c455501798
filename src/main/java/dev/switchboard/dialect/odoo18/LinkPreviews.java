package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.LinkPreviewView;
import dev.switchboard.dialect.Store;
import dev.switchboard.dialect.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Records of what links in messages show. */
final class LinkPreviews {
    private static final String OF_MESSAGE = "linkPreviews";

    private LinkPreviews() {}

    static void add(Store store, LinkPreviewView link) {
        store.add(
                "mail.link.preview",
                JsonObject.of("id", link.id(), "message", link.messageId(), "source_url", link.url())
                        .put("image_mimetype", Wire.orFalse(link.imageType()))
                        .put("og_description", Wire.orFalse(link.description()))
                        .put("og_image", Wire.orFalse(link.image()))
                        .put("og_mimetype", Wire.orFalse(link.mimetype()))
                        .put("og_site_name", Wire.orFalse(link.siteName()))
                        .put("og_title", Wire.orFalse(link.title()))
                        .put("og_type", Wire.orFalse(link.type())));
    }

    static JsonArray ids(List<LinkPreviewView> links) {
        return new JsonArray(links.stream().map(LinkPreviewView::id).toList());
    }

    /** All links of a message. */
    static void addShown(Store store, Event.LinksShown shown) {
        store.add(Messages.MESSAGE, JsonObject.of("id", shown.messageId(), OF_MESSAGE, ids(shown.links())));
        shown.links().forEach(link -> add(store, link));
    }

    /** One link less. */
    static void addHidden(Store store, Event.LinkHidden hidden) {
        JsonArray less = JsonArray.of(JsonArray.of("DELETE", JsonArray.of(hidden.linkId())));
        store.add(Messages.MESSAGE, JsonObject.of("id", hidden.messageId(), OF_MESSAGE, less));
    }
}
