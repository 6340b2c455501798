package dev.switchboard.http;

import dev.switchboard.model.Picture;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.StoredFile;
import dev.switchboard.rpc.BinaryRoutes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends files and pictures so that no browser runs what is in them, with Odoo's words for how long they may be kept. */
final class FileSending {
    private static final int SLICE = 256 << 10;
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String OURS = "no-cache, private";

    private FileSending() {}

    /**
     * The box that a picture has to fit into.
     *
     * @param width in pixels; 0 for any
     */
    record Box(int width, int height) {

        /** As the path or the query says. */
        static Box of(RoutingContext context) {
            String size = context.pathParam("size");
            if (size != null && size.matches("[0-9]{1,5}x[0-9]{1,5}")) {
                int cross = size.indexOf('x');
                return new Box(Integer.parseInt(size.substring(0, cross)), Integer.parseInt(size.substring(cross + 1)));
            }
            return new Box(
                    side(context.request().getParam("width")),
                    side(context.request().getParam("height")));
        }

        private static int side(@Nullable String text) {
            return text != null && text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        }

        String etag(String checksum) {
            return "\"%s-%dx%d-crop=False-quality=0\"".formatted(checksum, width, height);
        }
    }

    /** A record's id; 0, which no record has, for what is none. */
    static int id(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** Whether the address is another one when the content is, so that browsers may keep it for a year. */
    static boolean isUnique(HttpServerRequest request) {
        String unique = request.getParam("unique");
        return unique != null && !unique.isEmpty() && !unique.equals("false");
    }

    static void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.NOT_FOUND) {
            Pages.send(context, 404, "The requested URL was not found on the server.");
        } else if (failure instanceof Refusal) {
            Pages.send(context, 500, "The address lacks something.");
        } else {
            context.fail(failure);
        }
    }

    /** Sends a file. */
    static void send(RoutingContext context, BinaryRoutes binaries, StoredFile file, boolean unique) {
        boolean wanted = described(
                context, file.name(), file.mimetype(), "\"" + file.checksum() + "\"", unique ? FOREVER : OURS);
        if (wanted) {
            context.response().putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(file.size()));
            Ending.now(slices(context.response(), binaries, file, 0));
        }
    }

    /** No more of a file is in memory than the client takes. */
    private static Future<Void> slices(
            HttpServerResponse response, BinaryRoutes binaries, StoredFile file, int offset) {
        return offset >= file.size()
                ? response.end()
                : binaries.slice(file, offset, SLICE)
                        .compose(slice -> slice.length() == 0
                                ? response.reset()
                                : response.write(slice)
                                        .compose(written -> slices(response, binaries, file, offset + slice.length())));
    }

    /** Sends a stored picture so that it fits into the box that the request names. */
    static void sendPicture(RoutingContext context, BinaryRoutes binaries, StoredFile file, boolean unique) {
        Box box = Box.of(context);
        binaries.fitted(file, box.width(), box.height())
                .onSuccess(fitted -> sendFitted(context, binaries, file, fitted, unique))
                .onFailure(context::fail);
    }

    private static void sendFitted(
            RoutingContext context, BinaryRoutes binaries, StoredFile file, Optional<Buffer> fitted, boolean unique) {
        String etag = Box.of(context).etag(file.checksum());
        if (!described(context, file.name(), file.mimetype(), etag, unique ? FOREVER : OURS)) {
            return;
        }
        if (fitted.isPresent()) {
            Ending.now(context.response().end(fitted.get()));
        } else {
            context.response().putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(file.size()));
            Ending.now(slices(context.response(), binaries, file, 0));
        }
    }

    /** Sends a picture of somebody. */
    static void send(RoutingContext context, Picture picture, Box box) {
        boolean unique = isUnique(context.request()) && !picture.placeholder();
        String kept = unique ? FOREVER : picture.placeholder() ? OURS : "no-cache";
        if (described(context, picture.name(), picture.mimetype(), box.etag(picture.checksum()), kept)) {
            Ending.now(context.response().end(picture.bytes()));
        }
    }

    /** Says what comes; answers at once, and says that nothing is wanted, when the client has it already. */
    private static boolean described(RoutingContext context, String name, String type, String etag, String kept) {
        HttpServerRequest request = context.request();
        String download = request.getParam("download");
        boolean saved = download != null && !download.isEmpty() && !download.equals("false");
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_DISPOSITION, Disposition.of(name, saved))
                .putHeader(HttpHeaders.CONTENT_TYPE, withCharset(type))
                .putHeader(HttpHeaders.CACHE_CONTROL, kept)
                .putHeader(HttpHeaders.ETAG, etag)
                .putHeader("Content-Security-Policy", "default-src 'none'");
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known == null || !known.contains(etag)) {
            return true;
        }
        Ending.now(response.setStatusCode(304).end());
        return false;
    }

    private static String withCharset(String type) {
        return type.startsWith("text/") || type.equals("image/svg+xml") ? type + "; charset=utf-8" : type;
    }
}
