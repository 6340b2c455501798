package dev.switchboard.methods;

import dev.switchboard.db.Model;
import dev.switchboard.model.Secrets;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is stored of a guest's token is a hash that nobody gives: a guest made by a script has a token nobody knows. */
public final class GuestLifecycle implements Lifecycle {
    private static final String TOKEN = "access_token";

    @Override
    public Future<Void> creating(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        values.forEach(each -> each.put(TOKEN, Secrets.hexHash(UUID.randomUUID().toString())));
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> writing(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        values.remove(TOKEN);
        return Future.succeededFuture();
    }
}
