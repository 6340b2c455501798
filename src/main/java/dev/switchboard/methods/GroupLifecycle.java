package dev.switchboard.methods;

import dev.switchboard.db.Model;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whoever is in a group is in those that it implies. */
public final class GroupLifecycle implements Lifecycle {
    @Override
    public Future<Void> created(
            Records records, Model model, List<Integer> ids, List<Map<String, @Nullable Object>> values) {
        return Memberships.settle(records.env().sql());
    }

    @Override
    public Future<Void> written(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        return Memberships.settle(records.env().sql());
    }
}
