package dev.switchboard.methods;

import dev.switchboard.db.Model;
import dev.switchboard.model.Refusal;
import dev.switchboard.outbox.OutboxVerticle;
import dev.switchboard.outbox.WebhookSecret;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A webhook is on the web and has a secret; one that is switched on again begins anew. */
public final class WebhookLifecycle implements Lifecycle {
    private static final int MOST_CHARACTERS = 2_000;
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String SECRET = "secret";
    private static final String FORGIVE = """
            UPDATE switchboard_webhook SET failures = 0, failing_since = NULL, retry_date = NULL WHERE id = ANY($1)""";

    @Override
    public Future<Void> given(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        values.stream()
                .filter(webhook -> !Python.truthy(webhook.get(SECRET)))
                .forEach(webhook -> webhook.put(SECRET, WebhookSecret.random()));
        return Future.succeededFuture();
    }

    @Override
    public void check(Map<String, @Nullable Object> values) {
        if (values.get("url") instanceof String url && !isOnTheWeb(url)) {
            throw refusal("'%s' is not the address of a webhook: http:// or https://, without a password.", url);
        }
        if (values.get(SECRET) instanceof String secret && !WebhookSecret.is(secret)) {
            throw refusal("A webhook's secret is whsec_ and 24 to 64 bytes in base64.", "");
        }
    }

    private static Refusal refusal(String sentence, String value) {
        return new Refusal(Refusal.Kind.VALIDATION_ERROR, sentence.formatted(value));
    }

    private static boolean isOnTheWeb(String text) {
        try {
            URI url = URI.create(text);
            return text.length() <= MOST_CHARACTERS
                    && url.getScheme() != null
                    && SCHEMES.contains(url.getScheme())
                    && url.getHost() != null
                    && url.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public Future<Void> written(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        if (!Python.truthy(values.get("active")) && !values.containsKey("url")) {
            return Future.succeededFuture();
        }
        records.env().change().signal(OutboxVerticle.ADDRESS);
        return records.env()
                .sql()
                .run(FORGIVE, (Object) ids.toArray(Integer[]::new))
                .mapEmpty();
    }
}
