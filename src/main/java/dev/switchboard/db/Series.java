package dev.switchboard.db;

/**
 * The series of the protocol in which something is known.
 *
 * @param first the first one, such as 17
 * @param last the last one
 */
public record Series(int first, int last) {
    /** All of them. */
    public static final Series EVERY = new Series(0, Integer.MAX_VALUE);

    /** From {@code newFirst} on. */
    public Series since(int newFirst) {
        return new Series(newFirst, last);
    }

    /** Up to and with {@code newLast}. */
    public Series until(int newLast) {
        return new Series(first, newLast);
    }

    /** Whether a series is among them. */
    public boolean contains(int number) {
        return first <= number && number <= last;
    }
}
