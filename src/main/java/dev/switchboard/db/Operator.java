package dev.switchboard.db;

import java.util.Arrays;
import java.util.Optional;

/** How a field is compared with a value, in Odoo's words. */
public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    IN("in"),
    NOT_IN("not in"),
    LIKE("like"),
    NOT_LIKE("not like"),
    ILIKE("ilike"),
    NOT_ILIKE("not ilike"),
    EQUAL_LIKE("=like"),
    NOT_EQUAL_LIKE("not =like"),
    EQUAL_ILIKE("=ilike"),
    NOT_EQUAL_ILIKE("not =ilike");

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    /** Odoo's word. */
    public String word() {
        return word;
    }

    /** The operator of a word, if there is one. */
    public static Optional<Operator> of(String word) {
        return Arrays.stream(values()).filter(o -> o.word.equals(word)).findFirst();
    }

    /** What is true where this is not, for a value that is there. */
    public Operator negated() {
        return switch (this) {
            case EQUAL -> NOT_EQUAL;
            case NOT_EQUAL -> EQUAL;
            case LESS -> AT_LEAST;
            case AT_MOST -> GREATER;
            case GREATER -> AT_MOST;
            case AT_LEAST -> LESS;
            case IN -> NOT_IN;
            case NOT_IN -> IN;
            case LIKE -> NOT_LIKE;
            case NOT_LIKE -> LIKE;
            case ILIKE -> NOT_ILIKE;
            case NOT_ILIKE -> ILIKE;
            case EQUAL_LIKE -> NOT_EQUAL_LIKE;
            case NOT_EQUAL_LIKE -> EQUAL_LIKE;
            case EQUAL_ILIKE -> NOT_EQUAL_ILIKE;
            case NOT_EQUAL_ILIKE -> EQUAL_ILIKE;
        };
    }

    /** Whether it says that something is not so; true for an empty field, unless the value says otherwise. */
    public boolean isNegative() {
        return this == NOT_EQUAL || this == NOT_IN || (isPattern() && word.startsWith("not"));
    }

    /** Whether it holds for what comes before (-1), with (0) or after (1) the value. */
    boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            default -> throw new IllegalStateException(word + " is about no order");
        };
    }

    /** Whether its value is a pattern. */
    public boolean isPattern() {
        return word.endsWith("like");
    }

    /** Whether its pattern has to fit the whole text. */
    public boolean isWhole() {
        return word.contains("=") && isPattern();
    }

    /** Whether case is ignored. */
    public boolean ignoresCase() {
        return word.endsWith("ilike");
    }
}
