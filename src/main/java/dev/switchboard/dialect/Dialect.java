package dev.switchboard.dialect;

import dev.switchboard.model.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * How one series of Odoo words what scripts and sessions hear. Pure: a neutral view goes in, JSON comes out; no SQL, no
 * waiting. What two series share is a default here.
 */
public interface Dialect extends Wording {

    /** The number of the series, such as {@code 18}. */
    int number();

    /** The series, such as {@code 18.0}. */
    default String series() {
        return number() + ".0";
    }

    /** What a client of this series gives as {@code version} when it opens its websocket. */
    String websocketVersion();

    /** What {@code version} and {@code version_info} answer. */
    default JsonObject version() {
        return JsonObject.of(
                "server_version", series(),
                "server_version_info", versionInfo(),
                "server_serie", series(),
                "protocol_version", 1);
    }

    /** {@code [18, 0, 0, "final", 0, ""]}. */
    default JsonArray versionInfo() {
        return JsonArray.of(number(), 0, 0, "final", 0, "");
    }

    /** The {@code error.code} of what is neither a missing page nor a missing session. */
    default int errorCode() {
        return 200;
    }

    /** A signed-in user's session. */
    JsonObject sessionInfo(UserView user);

    /** What {@code call_kw} says to a model that does not exist. */
    default Refusal unknownModel(String model) {
        return Refusal.notFound();
    }

    /** A method that does not exist on a model that does. */
    default Refusal unknownMethod(String model, String method) {
        return new Refusal(Refusal.Kind.ATTRIBUTE_ERROR, "The method '%s.%s' does not exist".formatted(model, method));
    }

    /** A method whose name begins with an underscore. */
    default Refusal privateMethod(String model, String method) {
        return new Refusal(
                Refusal.Kind.ACCESS_ERROR,
                "Private methods (such as '%s.%s') cannot be called remotely.".formatted(model, method));
    }
}
