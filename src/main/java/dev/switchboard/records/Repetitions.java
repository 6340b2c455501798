package dev.switchboard.records;

import dev.switchboard.model.Refusal;
import dev.switchboard.model.Secrets;
import io.vertx.core.Future;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls that may be repeated safely: the second of two calls with one key answers what the first did and does nothing.
 * A key belongs to its user and is remembered for a day. The second waits for the first, if both come at once.
 */
final class Repetitions {
    private static final String FORGET = """
            DELETE FROM switchboard_repetition WHERE user_id = $1 AND key = $2
            AND create_date < (now() AT TIME ZONE 'utc') - interval '24 hours'""";
    private static final String CLAIM = """
            INSERT INTO switchboard_repetition (user_id, key, call) VALUES ($1, $2, $3)
            ON CONFLICT (user_id, key) DO NOTHING RETURNING key""";
    private static final String KEEP = "UPDATE switchboard_repetition SET answer = $3 WHERE user_id = $1 AND key = $2";
    private static final String RECALL =
            "SELECT call, answer FROM switchboard_repetition WHERE user_id = $1 AND key = $2";

    private Repetitions() {}

    private record Kept(String call, @Nullable String answer) {}

    /** Does something, or answers what it gave when it was done before. */
    static Future<@Nullable Object> once(Environment env, ModelCall call, Supplier<Future<@Nullable Object>> action) {
        String key = call.idempotencyKey();
        if (key == null) {
            return action.get();
        }
        int user = env.user().id();
        return env.sql()
                .run(FORGET, user, key)
                .compose(forgotten -> env.sql().one(row -> row.getString(0), CLAIM, user, key, fingerprint(call)))
                .compose(claimed -> claimed.isPresent()
                        ? action.get().compose(answer -> keep(env, key, answer))
                        : recall(env, key, fingerprint(call)));
    }

    private static String fingerprint(ModelCall call) {
        JsonObject said = new JsonObject();
        call.kwargs().forEach(said::put);
        said.remove("context");
        String text = Json.encode(new JsonArray()
                .add(call.model())
                .add(call.method())
                .add(new JsonArray(call.args()))
                .add(said));
        return Secrets.hexHash(text);
    }

    private static Future<@Nullable Object> keep(Environment env, String key, @Nullable Object answer) {
        return env.sql().run(KEEP, env.user().id(), key, Json.encode(answer)).map(kept -> answer);
    }

    private static Future<@Nullable Object> recall(Environment env, String key, String call) {
        return env.sql()
                .one(
                        row -> new Kept(row.getString(0), row.getString(1)),
                        RECALL,
                        env.user().id(),
                        key)
                .map(kept -> answer(kept, call));
    }

    private static @Nullable Object answer(Optional<Kept> kept, String call) {
        Kept first = kept.orElseThrow();
        if (!first.call().equals(call)) {
            throw new Refusal(Refusal.Kind.USER_ERROR, "This idempotency key was used before, for another call.");
        }
        return first.answer() == null ? null : Json.decodeValue(first.answer());
    }
}
