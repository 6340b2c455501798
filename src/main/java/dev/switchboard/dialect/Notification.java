package dev.switchboard.dialect;

import io.vertx.core.json.JsonObject;

/**
 * What a socket is told.
 *
 * @param type Odoo's name of the notification
 * @param payload what it says
 */
public record Notification(String type, JsonObject payload) {}
