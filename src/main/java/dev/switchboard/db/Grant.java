package dev.switchboard.db;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the members of a group may do with all records of a model.
 *
 * @param group the group's id
 * @param operations what they may do
 */
public record Grant(int group, Set<Operation> operations) {

    /** May read. */
    public static Grant read(int group) {
        return new Grant(group, EnumSet.of(Operation.READ));
    }

    /** May read and change. */
    public static Grant readWrite(int group) {
        return new Grant(group, EnumSet.of(Operation.READ, Operation.WRITE));
    }

    /** May read, change and create. */
    public static Grant readWriteCreate(int group) {
        return new Grant(group, EnumSet.of(Operation.READ, Operation.WRITE, Operation.CREATE));
    }

    /** May do everything. */
    public static Grant everything(int group) {
        return new Grant(group, EnumSet.allOf(Operation.class));
    }
}
