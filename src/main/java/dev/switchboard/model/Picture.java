package dev.switchboard.model;

import io.vertx.core.buffer.Buffer;

/**
 * A picture that is given to browsers.
 *
 * @param name what it is saved as
 * @param checksum tells it from other pictures
 * @param placeholder whether it stands for a picture that is not there, or not for the caller
 */
public record Picture(String name, String mimetype, Buffer bytes, String checksum, boolean placeholder) {}
