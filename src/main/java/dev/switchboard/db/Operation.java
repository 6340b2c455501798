package dev.switchboard.db;

/** What can be done with records. */
public enum Operation {
    READ("read"),
    WRITE("write"),
    CREATE("create"),
    UNLINK("unlink");

    private final String word;

    Operation(String word) {
        this.word = word;
    }

    /** The word for it that callers use. */
    public String word() {
        return word;
    }
}
