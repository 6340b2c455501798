package dev.switchboard.methods;

import dev.switchboard.db.Model;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who signs in stays. */
public final class PartnerLifecycle implements Lifecycle {
    private static final String USERS = """
            SELECT p.name FROM res_users u JOIN res_partner p ON p.id = u.partner_id
            WHERE u.partner_id = ANY($1) AND u.active ORDER BY p.name""";

    @Override
    public Future<Void> writing(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        boolean off = values.containsKey("active") && !Python.truthy(values.get("active"));
        return off ? refuse(records, ids, "archive") : Future.succeededFuture();
    }

    @Override
    public Future<Void> unlinking(Records records, Model model, List<Integer> ids) {
        return refuse(records, ids, "delete");
    }

    private static Future<Void> refuse(Records records, List<Integer> ids, String verb) {
        return records.env()
                .sql()
                .list(row -> row.getString(0), USERS, (Object) ids.toArray(Integer[]::new))
                .compose(names -> names.isEmpty()
                        ? Future.succeededFuture()
                        : Future.failedFuture(new Refusal(
                                Refusal.Kind.VALIDATION_ERROR, """
                                You cannot %s contacts linked to an active user.
                                Ask an administrator to archive their associated user first.

                                Linked active users :
                                %s""".formatted(verb, String.join(", ", names)))));
    }
}
