package dev.switchboard.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** Delays what pages ask and are answered by up to {@code SWITCHBOARD_SLOW_LINE_MS} each, at random: stories hold there, too. */
final class SlowLine {
    private static final Optional<Integer> MOST =
            Optional.ofNullable(System.getenv("SWITCHBOARD_SLOW_LINE_MS")).map(Integer::valueOf);

    private SlowLine() {}

    /** A script that a page runs before its own; empty unless a slow line is asked for. */
    static Optional<String> ifWanted() {
        return MOST.map(most -> "const MOST = %d;%n".formatted(most) + script());
    }

    private static String script() {
        try (var file = SlowLine.class.getResourceAsStream("/e2e/slow-line.js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
