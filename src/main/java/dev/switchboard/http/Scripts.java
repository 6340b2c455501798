package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Our scripts, sent compressed and without comments and indentation: those are for who reads the scripts where they are
 * kept, and would be a fifth of what a visitor's browser loads.
 */
final class Scripts {
    private static final Pattern SCRIPT =
            Pattern.compile("(?:client|console|vendor|widget|widget/words)/[a-z0-9.-]+\\.js");
    private static final Pattern FOR_PEOPLE = Pattern.compile("(?m)^[ \\t]*(?:(?:/\\*\\*(?s:.*?)\\*/|//.*)\\n)?");

    private final Map<String, Script> known = new ConcurrentHashMap<>();

    private record Script(Buffer plain, Buffer compressed, String tag) {}

    /**
     * Answers with a script, and leaves everything else to the next handler.
     *
     * @param file its path below {@code static/}
     */
    void send(RoutingContext context, String file) {
        if (!SCRIPT.matcher(file).matches()) {
            context.next();
            return;
        }
        script(context.vertx(), file)
                .onSuccess(script -> answer(context, script))
                .onFailure(missing -> context.next());
    }

    private Future<Script> script(Vertx vertx, String file) {
        Script script = known.get(file);
        return script != null
                ? Future.succeededFuture(script)
                : vertx.fileSystem().readFile("static/" + file).map(source -> kept(file, source));
    }

    private Script kept(String file, Buffer source) {
        String text = FOR_PEOPLE.matcher(source.toString()).replaceAll("");
        String tag = "%x-%x".formatted(text.hashCode(), text.length());
        Script script = new Script(Buffer.buffer(text), compressed(text), tag);
        known.put(file, script);
        return script;
    }

    private static Buffer compressed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static void answer(RoutingContext context, Script script) {
        boolean compressed = String.valueOf(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING))
                .contains("gzip");
        context.etag(script.tag());
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=0")
                .putHeader(HttpHeaders.VARY, "accept-encoding")
                .putHeader(HttpHeaders.CONTENT_ENCODING, compressed ? "gzip" : "identity");
        Ending.now(
                context.isFresh()
                        ? response.setStatusCode(304).end()
                        : response.end(compressed ? script.compressed() : script.plain()));
    }
}
