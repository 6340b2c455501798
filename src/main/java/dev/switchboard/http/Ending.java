package dev.switchboard.http;

import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The edge of the server, where there is nobody left to tell but the log. */
final class Ending {
    private static final Logger LOGGER = LoggerFactory.getLogger(Ending.class);

    private Ending() {}

    /** Takes the end of something sent; a client that went away meanwhile is no news. */
    static void now(Future<?> sent) {
        sent.onFailure(failure -> LOGGER.debug("A client went away: {}", failure.getMessage()));
    }
}
