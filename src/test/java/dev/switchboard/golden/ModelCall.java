package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A recorded call of a model's method, over whichever of Odoo's ways in.
 *
 * @param way how it came in
 * @param model the model's name
 * @param method the method's name
 */
record ModelCall(Way way, String model, String method) {

    /** Where a request says what is called, and with what. */
    enum Way {
        /** {@code /web/dataset/call_kw} and {@code call_button}: {@code params: {model, method, args, kwargs}}. */
        DATASET,
        /** {@code execute}: {@code args: [db, uid, password, model, method, …]}. */
        EXECUTE,
        /** {@code execute_kw}: {@code args: [db, uid, password, model, method, [args], {kwargs}]}. */
        EXECUTE_KW,
        /** {@code /json/2/<model>/<method>}: the body is the arguments by name. */
        JSON_2
    }

    private static final Pattern DATASET_PATH = Pattern.compile("/web/dataset/call_(kw|button)(/.*)?");
    private static final Pattern JSON_2_PATH = Pattern.compile("/json/2/([^/]+)/([^/?]+).*");

    /** The model, the method and then the arguments follow database, user and password. */
    private static final int MODEL_AT = 3;

    /** The call that a request makes; empty when it makes none. */
    static Optional<ModelCall> of(Exchange exchange) {
        var params = exchange.request().path("params");
        var json2 = JSON_2_PATH.matcher(exchange.path());
        if (json2.matches()) {
            return Optional.of(new ModelCall(Way.JSON_2, json2.group(1), json2.group(2)));
        }
        if (DATASET_PATH.matcher(exchange.path()).matches()) {
            return named(Way.DATASET, params.path("model"), params.path("method"));
        }
        if (XmlRpc.isIn(exchange.request())) {
            var call = XmlRpc.read(exchange.request().asText());
            return ofService(lastStep(exchange.path()), call.path("method").asText(), call.path("params"));
        }
        return ofService(params.path("service").asText(), params.path("method").asText(), params.path("args"));
    }

    private static String lastStep(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Optional<ModelCall> ofService(String service, String serviceMethod, JsonNode args) {
        var way = serviceMethod.equals("execute_kw") ? Way.EXECUTE_KW : Way.EXECUTE;
        return service.equals("object") && serviceMethod.startsWith("execute")
                ? named(way, args.path(MODEL_AT), args.path(MODEL_AT + 1))
                : Optional.empty();
    }

    private static Optional<ModelCall> named(Way way, JsonNode model, JsonNode method) {
        return model.isTextual() && method.isTextual()
                ? Optional.of(new ModelCall(way, model.asText(), method.asText()))
                : Optional.empty();
    }

    /** What the request's {@code params} hold, or for {@code /json/2} and XML-RPC its whole body. */
    Meaning request() {
        return switch (way) {
            case DATASET -> new Dataset(this);
            case EXECUTE, EXECUTE_KW -> new Service(this);
            case JSON_2 -> new Keywords(model);
        };
    }

    /** What the result holds. */
    Meaning result() {
        return Methods.result(model, method).orElseGet(() -> byKey(""));
    }

    private static Meaning byKey(String key) {
        return new Meaning.ByKey("", key, MissingNode.getInstance());
    }

    /** The parameters of {@code call_kw}. */
    record Dataset(ModelCall call) implements Meaning {
        @Override
        public Meaning at(String key, JsonNode object) {
            return switch (key) {
                case "args" -> new Positional(call);
                case "kwargs" -> new Keywords(call.model());
                default -> new Plain();
            };
        }
    }

    /** The parameters of the object service, or its XML-RPC call. */
    record Service(ModelCall call) implements Meaning {
        @Override
        public Meaning at(String key, JsonNode object) {
            return object.path(key).isArray() ? new ServiceArguments(call) : new Plain();
        }
    }

    /** Database, user, password, model, method and the arguments. */
    record ServiceArguments(ModelCall call) implements Meaning {
        private static final int USER_AT = 1;

        @Override
        public Meaning element(int index, JsonNode list) {
            int argument = index - MODEL_AT - 2;
            if (argument < 0) {
                return index == USER_AT ? new Ids("res.users") : new Plain();
            }
            if (call.way() == Way.EXECUTE) {
                return new Positional(call).element(argument, list);
            }
            return argument == 0 ? new Positional(call) : new Keywords(call.model());
        }
    }

    /** The positional arguments. */
    record Positional(ModelCall call) implements Meaning {
        @Override
        public Meaning element(int index, JsonNode list) {
            return Methods.argument(call.model(), call.method(), index);
        }
    }

    /** The arguments by name. */
    record Keywords(String of) implements Meaning {
        @Override
        public Meaning at(String key, JsonNode object) {
            return Methods.keyword(of, key).orElseGet(() -> byKey(key));
        }
    }
}
