package dev.switchboard.http;

import dev.switchboard.http.FileSending.Box;
import dev.switchboard.model.Persona;
import dev.switchboard.model.StoredFile;
import dev.switchboard.rpc.BinaryRoutes;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives pictures: avatars and others that are fields of records, and files that are pictures. Where there is none for
 * the caller, a placeholder comes, so that nobody learns what there is.
 */
final class PictureHandler {
    private static final Pattern SIDE = Pattern.compile("\\w+_([0-9]{2,4})");
    private static final String METHODS = "GET, POST";

    private final BinaryRoutes binaries;
    private final Callers callers;

    private record Wanted(
            @Nullable String model,
            @Nullable String id,
            @Nullable String field) {}

    PictureHandler(BinaryRoutes binaries, Callers callers) {
        this.binaries = binaries;
        this.callers = callers;
    }

    void mount(Router router, String prefix) {
        String path = prefix + "/web/image";
        String twin = prefix + "/im_livechat/cors/web/image";
        Reading.route(router, path).handler(context -> byQuery(context, callers.byCookies(context.request())));
        Reading.route(router, path + "/:id").handler(this::byId);
        Reading.route(router, path + "/:id/:size").handler(this::byId);
        Reading.route(router, path + "/:model/:id/:field").handler(this::byPath);
        Reading.route(router, path + "/:model/:id/:field/:size").handler(this::byPath);
        router.options(twin).handler(context -> Cors.preflight(context, METHODS));
        Reading.route(router, twin).handler(this::ofGuest);
    }

    private void ofGuest(RoutingContext context) {
        Cors.allowUnlessRefused(context, METHODS);
        byQuery(context, callers.byTokenIfAny(context.request().getParam("guest_token")));
    }

    private void byQuery(RoutingContext context, Future<Persona> caller) {
        HttpServerRequest request = context.request();
        Wanted wanted = new Wanted(request.getParam("model"), request.getParam("id"), request.getParam("field"));
        if (wanted.model() == null || wanted.model().equals("ir.attachment")) {
            ofFile(context, caller, FileSending.id(wanted.id()));
        } else {
            ofRecord(context, caller, wanted);
        }
    }

    /** Odoo takes {@code 405-unique}, too. */
    private void byId(RoutingContext context) {
        String id = String.valueOf(context.pathParam("id"));
        int end = id.indexOf('-');
        ofFile(context, callers.byCookies(context.request()), FileSending.id(end < 0 ? id : id.substring(0, end)));
    }

    private void byPath(RoutingContext context) {
        Wanted wanted = new Wanted(context.pathParam("model"), context.pathParam("id"), context.pathParam("field"));
        ofRecord(context, callers.byCookies(context.request()), wanted);
    }

    private void ofFile(RoutingContext context, Future<Persona> caller, int id) {
        caller.compose(persona -> binaries.byId(persona, id, context.request().getParam("access_token")))
                .onSuccess(file -> send(context, file))
                .onFailure(failure -> sendPlaceholder(context));
    }

    private void send(RoutingContext context, StoredFile file) {
        if (file.image()) {
            boolean shared = context.request().getParam("access_token") != null;
            FileSending.sendPicture(context, binaries, file, FileSending.kept(context.request(), shared));
        } else {
            sendPlaceholder(context);
        }
    }

    private void sendPlaceholder(RoutingContext context) {
        FileSending.send(context, binaries.placeholder(), Box.of(context), FileSending.OURS);
    }

    private void ofRecord(RoutingContext context, Future<Persona> caller, Wanted wanted) {
        String field = String.valueOf(wanted.field());
        Box box = box(context, field);
        caller.compose(persona -> binaries.ofRecord(
                                persona,
                                String.valueOf(wanted.model()),
                                FileSending.id(wanted.id()),
                                field,
                                box.width())
                        .onSuccess(picture -> FileSending.send(context, picture, box, kept(context, persona))))
                .onFailure(failure -> FileSending.refuse(context, failure));
    }

    /** Who is signed in may see other pictures than others at the same address. */
    private static String kept(RoutingContext context, Persona caller) {
        return FileSending.kept(context.request(), !(caller instanceof Persona.User));
    }

    /** The name of a field says how large its pictures are, unless the request does. */
    private static Box box(RoutingContext context, String field) {
        Box asked = Box.of(context);
        Matcher side = SIDE.matcher(field);
        if (asked.width() > 0 || asked.height() > 0 || !side.matches()) {
            return asked;
        }
        int pixels = Integer.parseInt(side.group(1));
        return new Box(pixels, pixels);
    }
}
