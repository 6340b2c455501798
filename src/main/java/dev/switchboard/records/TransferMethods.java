package dev.switchboard.records;

import java.util.List;

/** Methods of every model that carry records from one database to another. */
public final class TransferMethods {
    private TransferMethods() {}

    /** The methods. */
    public static List<Method> all() {
        return List.of(
                Method.writes("BaseModel.export_data(self, fields_to_export)", Export::of),
                Method.writes("BaseModel.load(fields, data)", Import::of));
    }
}
