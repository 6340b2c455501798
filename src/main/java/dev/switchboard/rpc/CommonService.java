package dev.switchboard.rpc;

import dev.switchboard.model.Identities;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Python;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service {@code common}: which server this is, and who has this password (Odoo: odoo/service/common.py). */
final class CommonService implements Service {
    private static final List<String> LOGIN = List.of("db", "login", "password");
    private static final List<String> AUTHENTICATE = List.of("db", "login", "password", "user_agent_env");
    private static final String ABOUT = "See http://openerp.com";

    private final Identities identities;
    private final String databaseName;

    CommonService(Identities identities, String databaseName) {
        this.identities = identities;
        this.databaseName = databaseName;
    }

    @Override
    public Future<Answer> call(Request request) {
        return switch (request.function()) {
            case "version" -> version(request);
            case "login" -> authenticate("exp_login", LOGIN, request);
            case "authenticate" -> authenticate("exp_authenticate", AUTHENTICATE, request);
            case "about" -> about(request);
            default -> throw new Refusal(Refusal.Kind.EXCEPTION, "Method not found: " + request.function());
        };
    }

    private static Future<Answer> version(Request request) {
        PythonCall.check("exp_version", request.args(), List.of(), 0);
        return Future.succeededFuture(Answer.of(request.dialect().version()));
    }

    private static Future<Answer> about(Request request) {
        PythonCall.check("exp_about", request.args(), List.of(), 1);
        boolean extended = !request.args().isEmpty() && Python.truthy(request.arg(0));
        return Future.succeededFuture(
                Answer.of(extended ? JsonArray.of(ABOUT, request.dialect().series()) : ABOUT));
    }

    /** A wrong login or password is no error here, but {@code false}. */
    private Future<Answer> authenticate(String name, List<String> parameters, Request request) {
        PythonCall.check(name, request.args(), parameters, 0);
        DatabaseService.require(databaseName, request.arg(0));
        return identities
                .byLogin(text(request.arg(1)), text(request.arg(2)), request.address())
                .map(user -> Answer.of(user.<Object>map(Persona.User::id).orElse(false)));
    }

    /** What is no text is nobody's login and nobody's password. */
    private static String text(@Nullable Object value) {
        return value instanceof String text ? text.replace("\0", "") : "";
    }
}
