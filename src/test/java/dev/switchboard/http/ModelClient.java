package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.switchboard.app.ServerProcess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;

/** Somebody signed in who calls methods of models over HTTP, and hears what they are told over a websocket. */
public final class ModelClient {
    /** The result of a method that gives none. */
    public static final Object NONE = "None";

    private final URI server;
    private final RawClient client;
    private final String cookie;
    private final String prefix;
    private final JsonObject context;

    private ModelClient(URI server, String cookie, String prefix, JsonObject context) {
        this.server = server;
        this.client = new RawClient(server);
        this.cookie = cookie;
        this.prefix = prefix;
        this.context = context;
    }

    /** The administrator. */
    public static ModelClient admin(ServerProcess server) {
        return signIn(server, "admin", Servers.ADMIN_PASSWORD);
    }

    /** Somebody who speaks 18.0. */
    public static ModelClient signIn(ServerProcess server, String login, String password) {
        URI url = server.url();
        return new ModelClient(url, new RawClient(url).signIn(login, password), "", new JsonObject());
    }

    /** The same person speaking another series. */
    public ModelClient speaking(int series) {
        return new ModelClient(server, cookie, "/" + series + ".0", context);
    }

    /** The same person saying something in the context of each call. */
    public ModelClient saying(String key, Object value) {
        return new ModelClient(server, cookie, prefix, context.copy().put(key, value));
    }

    /** Calls a method and gives its result, which may be {@link #NONE}. */
    @CanIgnoreReturnValue
    public Object call(String model, String method, Object... args) {
        JsonObject answer = send("/web/dataset/call_kw", model, method, args);
        assertThat(answer.getJsonObject("error")).as("%s.%s", model, method).isNull();
        return answer.getValue("result", NONE);
    }

    /** Creates a record and gives its id. */
    public int create(String model, JsonObject values) {
        return (Integer) call(model, "create", values);
    }

    /** Reads fields of one record. */
    public JsonObject read(String model, int id, String... fields) {
        return ((JsonArray) call(model, "read", JsonArray.of(id), new JsonArray(List.of(fields)))).getJsonObject(0);
    }

    /** Calls a method and gives the {@code error.data} of its refusal. */
    public JsonObject refusal(String model, String method, Object... args) {
        return send("/web/dataset/call_kw", model, method, args)
                .getJsonObject("error")
                .getJsonObject("data");
    }

    /** Presses a button and gives what it opens. */
    public Object press(String model, String method, Object... args) {
        return send("/web/dataset/call_button", model, method, args).getValue("result", NONE);
    }

    /** Calls a route. */
    public JsonObject route(String path, JsonObject params) {
        return client.call(prefix + path, params, "Cookie", cookie).getJsonObject("result");
    }

    private JsonObject send(String path, String model, String method, Object... args) {
        JsonObject params = JsonObject.of(
                "model",
                model,
                "method",
                method,
                "args",
                new JsonArray(List.of(args)),
                "kwargs",
                context.isEmpty() ? new JsonObject() : JsonObject.of("context", context));
        return client.call(prefix + path, params, "Cookie", cookie);
    }

    /** Listens to what this person is told. */
    public Listener listen() {
        RawClient.Socket socket = client.connect("18.0-2", server.toString(), cookie);
        socket.subscribe(0);
        return new Listener(socket);
    }

    /** An open websocket. */
    public static final class Listener {
        private final RawClient.Socket socket;

        private Listener(RawClient.Socket socket) {
            this.socket = socket;
        }

        /** The payloads of all messages of a type, in their order; also those of shortly before the socket was opened. */
        public List<JsonObject> heard(String type) {
            return socket.notifications.stream()
                    .map(notification -> notification.getJsonObject("message"))
                    .filter(message -> message.getString("type").equals(type))
                    .map(message -> message.getJsonObject("payload"))
                    .toList();
        }

        /** What was told of one record, in its order; also what was told shortly before the socket was opened. */
        public List<JsonObject> heardOf(String model, int id) {
            return heard("mail.record/insert").stream()
                    .flatMap(payload -> payload.getJsonArray(model, new JsonArray()).stream())
                    .map(JsonObject.class::cast)
                    .filter(told -> told.getInteger("id") == id)
                    .toList();
        }
    }
}
