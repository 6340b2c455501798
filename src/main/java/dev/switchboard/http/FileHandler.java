package dev.switchboard.http;

import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.StoredFile;
import dev.switchboard.rpc.BinaryRoutes;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** Gives the files of conversations, and files by their id, as files and as pictures of a wanted size. */
final class FileHandler {
    private static final String OTHER_SITES = "/im_livechat/cors/channel/:channel/";

    private final BinaryRoutes binaries;
    private final Callers callers;

    FileHandler(BinaryRoutes binaries, Callers callers) {
        this.binaries = binaries;
        this.callers = callers;
    }

    void mount(Router router, String prefix) {
        String own = prefix + "/discuss/channel/:channel/";
        Function<RoutingContext, Future<Persona>> byCookies = context -> callers.byCookies(context.request());
        Reading.route(router, own + "attachment/:id").handler(context -> file(context, byCookies));
        Reading.route(router, own + "image/:id").handler(context -> image(context, byCookies));
        Reading.route(router, own + "image/:id/:size").handler(context -> image(context, byCookies));
        mountTwins(router, prefix + OTHER_SITES);
        Reading.route(router, prefix + "/web/content/:id").handler(this::content);
        Reading.route(router, prefix + "/web/content/:id/:name").handler(this::content);
    }

    private void mountTwins(Router router, String path) {
        Function<RoutingContext, Future<Persona>> byToken =
                context -> callers.byToken(context.request().getParam("guest_token"));
        for (String each : new String[] {"attachment/:id", "image/:id", "image/:id/:size"}) {
            router.route(path + each).handler(FileHandler::forAnySite);
        }
        Reading.route(router, path + "attachment/:id").handler(context -> file(context, byToken));
        Reading.route(router, path + "image/:id").handler(context -> image(context, byToken));
        Reading.route(router, path + "image/:id/:size").handler(context -> image(context, byToken));
    }

    private static void forAnySite(RoutingContext context) {
        Cors.allowUnlessRefused(context, "GET");
        context.next();
    }

    private void file(RoutingContext context, Function<RoutingContext, Future<Persona>> caller) {
        found(context, caller)
                .onSuccess(file -> FileSending.send(context, binaries, file, FileSending.OURS))
                .onFailure(failure -> FileSending.refuse(context, failure));
    }

    private void image(RoutingContext context, Function<RoutingContext, Future<Persona>> caller) {
        found(context, caller)
                .onSuccess(file -> picture(context, file))
                .onFailure(failure -> FileSending.refuse(context, failure));
    }

    private void picture(RoutingContext context, StoredFile file) {
        if (file.image()) {
            FileSending.sendPicture(context, binaries, file, FileSending.OURS);
        } else {
            Pages.send(context, 400, "This file is no picture.");
        }
    }

    private Future<StoredFile> found(RoutingContext context, Function<RoutingContext, Future<Persona>> caller) {
        int channel = FileSending.id(context.pathParam("channel"));
        int id = FileSending.id(context.pathParam("id"));
        return caller.apply(context).compose(persona -> binaries.ofConversation(persona, channel, id));
    }

    /** Fails with {@link Refusal} NOT_FOUND for what the caller may not see. */
    private void content(RoutingContext context) {
        HttpServerRequest request = context.request();
        int id = FileSending.id(context.pathParam("id"));
        String token = request.getParam("access_token");
        callers.byCookies(request)
                .compose(persona -> binaries.byId(persona, id, token))
                .onSuccess(file -> FileSending.send(context, binaries, file, FileSending.kept(request, token != null)))
                .onFailure(failure -> FileSending.refuse(context, failure));
    }
}
