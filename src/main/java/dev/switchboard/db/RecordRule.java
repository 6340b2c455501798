package dev.switchboard.db;

import java.util.Set;

/**
 * Which records of a model an operation can reach. Rules without groups hold for everybody, all of them; of the rules
 * that name a group of the caller's, one is enough.
 *
 * @param groups ids of the groups it is for; none for everybody
 * @param operations what it is about
 * @param condition SQL that is true for the records that it allows; calls the row {@code @}
 * @param series in which series
 */
public record RecordRule(Set<Integer> groups, Set<Operation> operations, Template condition, Series series) {

    /** A rule for everybody. */
    public static RecordRule forEverybody(String condition, Operation first, Operation... others) {
        return new RecordRule(Set.of(), java.util.EnumSet.of(first, others), Template.of(condition), Series.EVERY);
    }

    /** A rule for the members of a group. */
    public static RecordRule forGroup(int group, String condition, Operation first, Operation... others) {
        return new RecordRule(Set.of(group), java.util.EnumSet.of(first, others), Template.of(condition), Series.EVERY);
    }

    /** The same from a series on, such as 18. */
    public RecordRule since(int first) {
        return new RecordRule(groups, operations, condition, series.since(first));
    }

    /** The same up to a series. */
    public RecordRule until(int last) {
        return new RecordRule(groups, operations, condition, series.until(last));
    }
}
