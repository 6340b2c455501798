/**
 * Serves HTTP: router, cookies, CORS, limits, static files, websocket upgrade and frames, and the one
 * failure handler.
 *
 * <p>May use rpc, links, presence, bus, model.
 */
@NullMarked
package dev.switchboard.http;

import org.jspecify.annotations.NullMarked;
