package dev.switchboard.http;

import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.rpc.UploadRoute;
import dev.switchboard.rpc.VisitorLimits;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes files. They go to the disk as they come, and from there to where they stay; visitors' may not be so large. */
final class UploadHandler {
    private static final String METHODS = "GET, POST";
    private static final int TOO_MANY = 429;
    private static final long MOST_OF_VISITORS = 25L << 20;

    /** What a form has besides its file. */
    private static final long FORM_BYTES = 64 << 10;

    private static final String DIRECTORY = directory();

    private final UploadRoute route;
    private final Callers callers;
    private final TrustedProxies proxies;
    private final OwnPages ownPages;
    private final @Nullable VisitorLimits limits;
    private final BodyHandler forVisitors;
    private final BodyHandler forEmployees;

    UploadHandler(SpokenSeries.Transfers transfers, Callers callers, HttpVerticle.Address address) {
        long mostBytes = transfers.mostBytes();
        this.route = transfers.uploads();
        this.limits = transfers.limits();
        this.callers = callers;
        this.proxies = address.proxies();
        this.ownPages = address.ownPages();
        this.forVisitors = body(Math.min(mostBytes, MOST_OF_VISITORS));
        this.forEmployees = body(mostBytes);
    }

    private static BodyHandler body(long mostBytes) {
        return BodyHandler.create(DIRECTORY)
                .setBodyLimit(mostBytes + FORM_BYTES)
                .setMergeFormAttributes(false)
                .setDeleteUploadedFilesOnEnd(true);
    }

    /** Nobody else on this machine may look into it. */
    private static String directory() {
        try {
            return Files.createTempDirectory("switchboard-uploads-").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void mount(Router router, String prefix) {
        String twin = prefix + "/im_livechat/cors/attachment/upload";
        router.post(prefix + "/mail/attachment/upload").handler(this::identify).handler(this::take);
        router.options(twin).handler(context -> Cors.preflight(context, METHODS));
        router.post(twin).handler(this::readOfGuest).handler(this::takeOfGuest);
    }

    private void readOfGuest(RoutingContext context) {
        Cors.allowUnlessRefused(context, METHODS);
        if (isWithinLimits(context, new Persona.Anonymous())) {
            forVisitors.handle(context);
        }
    }

    /** What is refused is not read first. */
    private boolean isWithinLimits(RoutingContext context, Persona persona) {
        HttpServerRequest request = context.request();
        String site = request.getHeader(HttpHeaders.ORIGIN);
        try {
            if (limits != null) {
                limits.count(VisitorLimits.UPLOAD, persona, proxies.clientOf(request), site);
            }
            return true;
        } catch (Refusal refusal) {
            Pages.send(context, TOO_MANY, refusal.message());
            return false;
        }
    }

    /** How much is read depends on who sends it. A form, unlike JSON, is sent from any site's page without asking. */
    private void identify(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (ownPages.isForeign(request)) {
            Pages.send(context, 400, "This form belongs to another site.");
            return;
        }
        request.pause();
        callers.byCookies(request)
                .onSuccess(persona -> read(context.put("persona", persona), persona))
                .onFailure(context::fail);
    }

    private void read(RoutingContext context, Persona persona) {
        context.request().resume();
        if (isWithinLimits(context, persona)) {
            (persona.employee() ? forEmployees : forVisitors).handle(context);
        }
    }

    private void take(RoutingContext context) {
        answer(context, Future.succeededFuture(context.<Persona>get("persona")));
    }

    private void takeOfGuest(RoutingContext context) {
        answer(
                context,
                callers.byToken(context.request().getFormAttribute("guest_token"))
                        .map(guest -> counted(context, guest)));
    }

    private Persona counted(RoutingContext context, Persona guest) {
        if (limits != null) {
            limits.countGuest(VisitorLimits.UPLOAD, guest, proxies.clientOf(context.request()));
        }
        return guest;
    }

    private void answer(RoutingContext context, Future<Persona> caller) {
        List<FileUpload> files = context.fileUploads().stream()
                .filter(file -> file.name().equals("ufile"))
                .toList();
        if (files.isEmpty()) {
            Pages.send(context, 500, "There is no file.");
            return;
        }
        UploadRoute.Form form = form(context.request(), files.get(0));
        caller.compose(persona -> route.take(persona, form))
                .onSuccess(answer -> send(context, answer))
                .onFailure(failure -> refuse(context, failure));
    }

    private static UploadRoute.Form form(HttpServerRequest request, FileUpload file) {
        return new UploadRoute.Form(
                request.getFormAttribute("thread_model"),
                request.getFormAttribute("thread_id"),
                request.getFormAttribute("is_pending"),
                file.fileName(),
                Path.of(file.uploadedFileName()));
    }

    private static void send(RoutingContext context, JsonObject answer) {
        Ending.now(context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .end(answer.toBuffer()));
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        if (!(failure instanceof Refusal refusal)) {
            context.fail(failure);
            return;
        }
        switch (refusal.kind()) {
            case NOT_FOUND -> Pages.send(context, 404, refusal.message());
            case USER_ERROR -> Pages.send(context, TOO_MANY, refusal.message());
            case ACCESS_ERROR -> Pages.send(context, 403, refusal.message());
            default -> Pages.send(context, 500, "The form makes no sense.");
        }
    }
}
