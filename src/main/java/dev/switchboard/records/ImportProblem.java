package dev.switchboard.records;

import org.jspecify.annotations.Nullable;

/** A cell that means nothing: a message in which {@code %(field)s} stands for the field, and what else is known. */
final class ImportProblem extends RuntimeException {
    /** What stands for the field's name. */
    static final String FIELD = "%(field)s";

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object moreInfo;

    ImportProblem(String message, @Nullable Object moreInfo) {
        super(message, null, false, false);
        this.moreInfo = moreInfo;
    }

    /** The same about a field of a record in a list. */
    ImportProblem within(String label) {
        return new ImportProblem(message().replace(FIELD, FIELD + "/" + label), moreInfo);
    }

    /** For people. */
    String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** What helps to mend it; {@code null} for nothing. */
    @Nullable
    Object moreInfo() {
        return moreInfo;
    }
}
