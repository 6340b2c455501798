package dev.switchboard.methods;

import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages speak for who wrote them: nobody but an administrator stores one in somebody else's name. They answer only
 * messages of their own conversation, since an answer shows what it answers.
 */
public final class MessageLifecycle implements Lifecycle {
    private static final String AUTHOR = "author_id";
    private static final String GUEST = "author_guest_id";
    private static final String PARENT = "parent_id";
    private static final List<String> FIXED = List.of(PARENT, "model", "res_id", "child_ids");
    private static final String SAME_THREAD =
            "SELECT id FROM mail_message WHERE id = $1::int4 AND model = $2::varchar AND res_id = $3::int4";

    @Override
    public Future<Void> creating(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        Persona.User caller = records.env().user();
        for (Map<String, @Nullable Object> each : values) {
            refuseOthers(records, each);
            if (!Python.truthy(each.get(AUTHOR)) && !Python.truthy(each.get(GUEST))) {
                each.put(AUTHOR, caller.partnerId());
            }
        }
        return checkPlaces(records, values).compose(checked -> dropForeignParents(records, values));
    }

    /** Whoever may read a conversation may speak in it. */
    private static Future<Void> checkPlaces(Records records, List<Map<String, @Nullable Object>> values) {
        Future<Void> checked = Future.succeededFuture();
        for (Map<String, @Nullable Object> each : values) {
            checked = checked.compose(
                    before -> Reach.document(records, each.get("model"), each.get("res_id"), Operation.READ));
        }
        return checked;
    }

    private static Future<Void> dropForeignParents(Records records, List<Map<String, @Nullable Object>> values) {
        Future<Void> checked = Future.succeededFuture();
        for (Map<String, @Nullable Object> each : values) {
            if (Python.truthy(each.get(PARENT))) {
                checked = checked.compose(before -> dropForeignParent(records, each));
            }
        }
        return checked;
    }

    private static Future<Void> dropForeignParent(Records records, Map<String, @Nullable Object> values) {
        return records.env()
                .sql()
                .run(SAME_THREAD, values.get(PARENT), values.get("model"), values.get("res_id"))
                .map(found -> {
                    if (found.size() == 0) {
                        values.put(PARENT, false);
                    }
                    return null;
                });
    }

    @Override
    public Future<Void> writing(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        refuseOthers(records, values);
        boolean trusted = records.env().isUnrestricted() || records.env().user().system();
        if (!trusted && FIXED.stream().anyMatch(values::containsKey)) {
            throw new Refusal(Refusal.Kind.ACCESS_ERROR, "A message stays in its conversation.");
        }
        return Future.succeededFuture();
    }

    private static void refuseOthers(Records records, Map<String, @Nullable Object> values) {
        Persona.User caller = records.env().user();
        Object author = values.get(AUTHOR);
        boolean own =
                !Python.truthy(author) || Integer.valueOf(caller.partnerId()).equals(author);
        boolean trusted = records.env().isUnrestricted() || caller.system();
        if (!trusted && (!own || Python.truthy(values.get(GUEST)))) {
            throw new Refusal(Refusal.Kind.ACCESS_ERROR, "You can only post messages in your own name.");
        }
    }
}
