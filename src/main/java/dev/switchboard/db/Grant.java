package dev.switchboard.db;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the members of a group may do with all records of a model.
 *
 * @param group the group's id
 * @param operations what they may do
 * @param series in which series
 */
public record Grant(int group, Set<Operation> operations, Series series) {

    /** May read. */
    public static Grant read(int group) {
        return new Grant(group, EnumSet.of(Operation.READ), Series.EVERY);
    }

    /** May read and change. */
    public static Grant readWrite(int group) {
        return new Grant(group, EnumSet.of(Operation.READ, Operation.WRITE), Series.EVERY);
    }

    /** May read, change and create. */
    public static Grant readWriteCreate(int group) {
        return new Grant(group, EnumSet.of(Operation.READ, Operation.WRITE, Operation.CREATE), Series.EVERY);
    }

    /** May read and delete. */
    public static Grant readUnlink(int group) {
        return new Grant(group, EnumSet.of(Operation.READ, Operation.UNLINK), Series.EVERY);
    }

    /** May do everything. */
    public static Grant everything(int group) {
        return new Grant(group, EnumSet.allOf(Operation.class), Series.EVERY);
    }

    /** The same from a series on, such as 18. */
    public Grant since(int first) {
        return new Grant(group, operations, series.since(first));
    }

    /** The same up to a series. */
    public Grant until(int last) {
        return new Grant(group, operations, series.until(last));
    }
}
