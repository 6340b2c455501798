package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The texts of translated fields in other languages than the one that the columns hold. */
final class Translations {
    private static final String KNOWN = "SELECT 1 FROM res_lang WHERE code = $1 AND active";
    private static final String WRITE = """
            INSERT INTO switchboard_translation (model, field, lang, res_id, value)
            SELECT $1, $2, $3, id, $5 FROM unnest($4::int4[]) id
            ON CONFLICT (model, field, lang, res_id) DO UPDATE SET value = excluded.value""";

    private Translations() {}

    /** Whether texts are written in another language than the stored one. */
    static boolean apply(Environment env) {
        String language = env.context().language();
        return language != null && !language.equals(Context.STORED_LANGUAGE);
    }

    /** Refuses a language that is not installed. */
    static Future<Void> check(Environment env) {
        String language = env.context().language();
        return language == null || !apply(env)
                ? Future.succeededFuture()
                : isInstalled(env, language)
                        .compose(installed ->
                                installed ? Future.succeededFuture() : Future.failedFuture(unknown(language)));
    }

    /** PostgreSQL takes no text with a null character. */
    private static Future<Boolean> isInstalled(Environment env, String language) {
        return language.indexOf(0) >= 0
                ? Future.succeededFuture(false)
                : env.sql().one(row -> 1, KNOWN, language).map(Optional::isPresent);
    }

    private static Refusal unknown(String language) {
        return new Refusal(Refusal.Kind.USER_ERROR, "Invalid language code: " + language);
    }

    /** Writes texts in the caller's language. */
    static Future<Void> write(Environment env, Model model, List<Integer> ids, Map<Field, @Nullable Object> texts) {
        return Writes.eachInTurn(
                        texts.entrySet(),
                        text -> env.sql()
                                .run(
                                        WRITE,
                                        model.name(),
                                        text.getKey().name(),
                                        env.context().language(),
                                        ids.toArray(Integer[]::new),
                                        text.getValue() == null ? "" : text.getValue()))
                .mapEmpty();
    }
}
