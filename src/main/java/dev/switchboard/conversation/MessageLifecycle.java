package dev.switchboard.conversation;

import dev.switchboard.db.Model;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages speak for who wrote them: nobody but an administrator stores one in somebody else's name. */
public final class MessageLifecycle implements Lifecycle {
    private static final String AUTHOR = "author_id";
    private static final String GUEST = "author_guest_id";

    @Override
    public Future<Void> creating(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        Persona.User caller = records.env().user();
        for (Map<String, @Nullable Object> each : values) {
            refuseOthers(records, each);
            if (!Python.truthy(each.get(AUTHOR)) && !Python.truthy(each.get(GUEST))) {
                each.put(AUTHOR, caller.partnerId());
            }
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> writing(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        refuseOthers(records, values);
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
