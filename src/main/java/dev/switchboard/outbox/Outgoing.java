package dev.switchboard.outbox;

import io.vertx.core.Future;

/** Stored things that leave for other servers, one after the other. */
interface Outgoing {
    /** Takes the next that is due and sends it, or begins to; gives whether there was one. */
    Future<Boolean> sendNext();
}
