package dev.switchboard.db;

/**
 * Why the server cannot start, as one sentence for the person who started it: something outside the program is
 * wrong (a database, a directory, a port) and they can mend it. It stands in the lowest package so that every step
 * of the start can throw it; {@code app} prints it and ends with exit code 2.
 */
public final class StartupFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A reason without an exception behind it.
     *
     * @param reason one line, no stack trace, no secrets
     */
    public StartupFailure(String reason) {
        super(reason);
    }

    /**
     * A reason that an exception gave.
     *
     * @param reason one line, no stack trace, no secrets
     * @param cause what was thrown; it is not shown to the user
     */
    public StartupFailure(String reason, Throwable cause) {
        super(reason, cause);
    }
}
