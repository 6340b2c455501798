package dev.switchboard.bench;

/** The run cannot be made as it was asked for; the message says why in one sentence. */
final class BenchFailure extends RuntimeException {
    BenchFailure(String message) {
        super(message);
    }
}
