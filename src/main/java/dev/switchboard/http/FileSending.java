package dev.switchboard.http;

import dev.switchboard.model.Picture;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.StoredFile;
import dev.switchboard.rpc.BinaryRoutes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends files and pictures so that no browser runs what is in them, with Odoo's words for how long they may be kept. */
final class FileSending {
    private static final int SLICE = 256 << 10;
    private static final int OK = 200;
    private static final int PART = 206;
    private static final int NOTHING_THERE = 416;

    /** For the caller's own browser, and only until it asks again. */
    static final String OURS = "no-cache, private";

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

    /**
     * How long an answer may be kept, and by whom: for a year where the address is another one when the content is.
     *
     * @param shared whether it is the same for everybody who knows the address
     */
    static String kept(HttpServerRequest request, boolean shared) {
        String unique = request.getParam("unique");
        if (unique == null || unique.isEmpty() || unique.equals("false")) {
            return shared ? "no-cache" : OURS;
        }
        return shared ? "public, max-age=31536000, immutable" : "max-age=31536000, private, immutable";
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

    /** Sends a file, or the part of it that is asked for. */
    static void send(RoutingContext context, BinaryRoutes binaries, StoredFile file, String kept) {
        String etag = "\"" + file.checksum() + "\"";
        if (!isKnown(context, etag, kept)) {
            describe(context, file.name(), file.mimetype(), etag, kept);
            sendStored(context, binaries, file, etag);
        }
    }

    private static void sendStored(RoutingContext context, BinaryRoutes binaries, StoredFile file, String etag) {
        ByteRange range = ByteRange.of(context.request(), etag, file.size());
        HttpServerResponse response = context.response();
        if (range.part()) {
            response.putHeader(HttpHeaders.CONTENT_RANGE, range.of(file.size()))
                    .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        }
        if (range.isBehindEnd()) {
            Pages.send(context, NOTHING_THERE, "The file is not as long as that.");
            return;
        }
        // What is compressed on its way has no parts, and another length.
        response.setStatusCode(range.part() ? PART : OK)
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(range.length()));
        Ending.now(
                context.request().method().equals(HttpMethod.HEAD)
                        ? response.end()
                        : slices(response, binaries, file, range));
    }

    /** No more of a file is in memory than the client takes. */
    private static Future<Void> slices(
            HttpServerResponse response, BinaryRoutes binaries, StoredFile file, ByteRange rest) {
        return rest.length() <= 0
                ? response.end()
                : binaries.slice(file, rest.first(), Math.min(SLICE, rest.length()))
                        .compose(slice -> slice.length() == 0
                                ? response.reset()
                                : response.write(slice)
                                        .compose(written ->
                                                slices(response, binaries, file, rest.behind(slice.length()))));
    }

    /** Sends a stored picture so that it fits into the box that the request names. */
    static void sendPicture(RoutingContext context, BinaryRoutes binaries, StoredFile file, String kept) {
        Box box = Box.of(context);
        if (!isKnown(context, box.etag(file.checksum()), kept)) {
            binaries.fitted(file, box.width(), box.height())
                    .onSuccess(fitted -> sendFitted(context, binaries, file, fitted, kept))
                    .onFailure(context::fail);
        }
    }

    private static void sendFitted(
            RoutingContext context, BinaryRoutes binaries, StoredFile file, Optional<Buffer> fitted, String kept) {
        String etag = Box.of(context).etag(file.checksum());
        describe(context, file.name(), file.mimetype(), etag, kept);
        if (fitted.isPresent()) {
            send(context.response(), fitted.get());
        } else {
            sendStored(context, binaries, file, etag);
        }
    }

    private static void send(HttpServerResponse response, Buffer bytes) {
        Ending.now(response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(bytes.length()))
                .end(bytes));
    }

    /** Sends a picture of somebody. */
    static void send(RoutingContext context, Picture picture, Box box, String kept) {
        String etag = box.etag(picture.checksum());
        if (!isKnown(context, etag, kept)) {
            describe(context, picture.name(), picture.mimetype(), etag, picture.placeholder() ? OURS : kept);
            send(context.response(), picture.bytes());
        }
    }

    /** Answers at once, and says that nothing is wanted, when the client has it already. */
    private static boolean isKnown(RoutingContext context, String etag, String kept) {
        String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known == null || !known.contains(etag)) {
            return false;
        }
        Ending.now(context.response()
                .setStatusCode(304)
                .putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.CACHE_CONTROL, kept)
                .end());
        return true;
    }

    private static void describe(RoutingContext context, String name, String type, String etag, String kept) {
        String download = context.request().getParam("download");
        boolean saved = download != null && !download.isEmpty() && !download.equals("false");
        context.response()
                .putHeader(HttpHeaders.CONTENT_DISPOSITION, Disposition.of(name, saved))
                .putHeader(HttpHeaders.CONTENT_TYPE, withCharset(type))
                .putHeader(HttpHeaders.CACHE_CONTROL, kept)
                .putHeader(HttpHeaders.ETAG, etag)
                .putHeader("Content-Security-Policy", "default-src 'none'");
    }

    private static String withCharset(String type) {
        return type.startsWith("text/") || type.equals("image/svg+xml") ? type + "; charset=utf-8" : type;
    }
}
