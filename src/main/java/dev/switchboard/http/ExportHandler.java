package dev.switchboard.http;

import dev.switchboard.model.Persona;
import dev.switchboard.rpc.CsvExport;
import dev.switchboard.rpc.ExportRoutes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;

/** Sends tables of records, no faster than they are read: {@code POST /web/export/csv}. */
final class ExportHandler {
    private final ExportRoutes exports;
    private final Callers callers;

    ExportHandler(ExportRoutes exports, Callers callers) {
        this.exports = exports;
        this.callers = callers;
    }

    void mount(Router router, BodyHandler body, String prefix) {
        router.post(prefix + "/web/export/csv").handler(body).handler(this::csv);
    }

    private void csv(RoutingContext context) {
        callers.byCookies(context.request()).onComplete(caller -> {
            if (caller.result() instanceof Persona.User user) {
                begin(context, user);
            } else {
                context.response().putHeader(HttpHeaders.LOCATION, "/web/login");
                Pages.send(context, 303, "Sign in first.");
            }
        });
    }

    /** The first page tells whether there is anything to send, or why not. */
    private void begin(RoutingContext context, Persona.User user) {
        String data = context.request().getFormAttribute("data");
        Future.succeededFuture()
                .map(begun -> exports.csv(user, data))
                .onSuccess(export -> next(context, export))
                .onFailure(failure -> refuse(context, failure));
    }

    private void next(RoutingContext context, CsvExport export) {
        export.next().onSuccess(lines -> send(context, export, lines)).onFailure(failure -> refuse(context, failure));
    }

    private void send(RoutingContext context, CsvExport export, Optional<String> lines) {
        HttpServerResponse response = context.response();
        if (lines.isEmpty()) {
            Ending.now(response.end());
            return;
        }
        if (!response.headWritten()) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/csv;charset=utf8")
                    .putHeader("Content-Disposition", Disposition.of(export.fileName(), true))
                    .setChunked(true);
        }
        response.write(lines.get())
                .compose(written -> drained(response))
                .onSuccess(drained -> next(context, export))
                .onFailure(failure -> refuse(context, failure));
    }

    private static Future<Void> drained(HttpServerResponse response) {
        if (!response.writeQueueFull()) {
            return Future.succeededFuture();
        }
        Promise<Void> room = Promise.promise();
        response.drainHandler(room::tryComplete);
        response.exceptionHandler(room::tryFail);
        response.closeHandler(closed -> room.tryFail("the reader went away"));
        return room.future();
    }

    private void refuse(RoutingContext context, Throwable failure) {
        if (context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        Pages.send(context, 500, exports.told(failure));
    }
}
