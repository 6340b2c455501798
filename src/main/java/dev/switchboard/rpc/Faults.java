package dev.switchboard.rpc;

import dev.switchboard.model.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a caller is told of a failure: a refusal as it is, anything else as a reference into the log. */
public final class Faults {
    private static final Logger LOGGER = LoggerFactory.getLogger(Faults.class);

    private final boolean dev;

    /**
     * Decides how much is told.
     *
     * @param dev whether {@code debug} shows where the server itself failed
     */
    public Faults(boolean dev) {
        this.dev = dev;
    }

    /**
     * What is told.
     *
     * @param debug the last line of Odoo's traceback, which names the exception
     */
    record Fault(Refusal refusal, String debug) {

        /** Odoo's {@code error.data}. */
        JsonObject data() {
            return JsonObject.of(
                    "name",
                    refusal.kind().exception(),
                    "debug",
                    debug,
                    "message",
                    refusal.message(),
                    "arguments",
                    new JsonArray(refusal.arguments()),
                    "context",
                    new JsonObject());
        }
    }

    /**
     * What is told of a failure. What is no refusal is the server's fault, and logged.
     *
     * @param what was called
     */
    Fault of(String what, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return new Fault(refusal, traceback(refusal));
        }
        String reference = UUID.randomUUID().toString();
        LOGGER.error("{} failed [{}]", what, reference, failure);
        Refusal refusal = new Refusal(
                Refusal.Kind.SERVER_ERROR, "Something went wrong on the server; its log says more under " + reference);
        return new Fault(refusal, dev ? stackTrace(failure) : traceback(refusal));
    }

    private static String traceback(Refusal refusal) {
        return refusal.kind().exception() + ": " + refusal.message() + "\n";
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
