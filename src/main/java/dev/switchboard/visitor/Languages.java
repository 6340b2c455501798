package dev.switchboard.visitor;

import dev.switchboard.db.Sql;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of the installed languages a visitor reads. */
public final class Languages {
    private static final String DEFAULT = "en_US";
    private static final int MOST_CHARACTERS = 1_000;
    private static final String INSTALLED = "SELECT code FROM res_lang WHERE active ORDER BY id";

    /**
     * A language that is installed.
     *
     * @param code such as {@code fr_FR}
     * @param asked whether the visitor asked for it; otherwise it is the one for everybody else
     */
    public record Language(String code, boolean asked) {}

    private Languages() {}

    /**
     * The language of a visitor.
     *
     * @param chosen what they chose, as the cookie {@code frontend_lang} says: a code such as {@code fr_FR}
     * @param accepted what their browser prefers, as the header {@code Accept-Language} says
     */
    public static Future<Language> of(Sql sql, @Nullable String chosen, @Nullable String accepted) {
        return sql.list(row -> row.getString(0), INSTALLED).map(installed -> choose(installed, chosen, accepted));
    }

    static Language choose(List<String> installed, @Nullable String chosen, @Nullable String accepted) {
        String forEverybodyElse = installed.isEmpty() || installed.contains(DEFAULT) ? DEFAULT : installed.get(0);
        return Optional.ofNullable(chosen)
                .filter(installed::contains)
                .or(() -> preferred(installed, accepted))
                .map(code -> new Language(code, true))
                .orElse(new Language(forEverybodyElse, false));
    }

    /** Another country's form of a language is better than another language. */
    private static Optional<String> preferred(List<String> installed, @Nullable String accepted) {
        return ranges(accepted).stream()
                .map(range -> range.getRange().replace('-', '_'))
                .flatMap(code -> closest(installed, code).stream())
                .findFirst();
    }

    private static Optional<String> closest(List<String> installed, String code) {
        return installed.stream()
                .filter(code::equalsIgnoreCase)
                .findFirst()
                .or(() -> installed.stream()
                        .filter(lang -> language(lang).equalsIgnoreCase(language(code)))
                        .findFirst());
    }

    private static String language(String code) {
        int underscore = code.indexOf('_');
        return underscore < 0 ? code : code.substring(0, underscore);
    }

    private static List<Locale.LanguageRange> ranges(@Nullable String accepted) {
        if (accepted == null || accepted.isBlank() || accepted.length() > MOST_CHARACTERS) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(accepted);
        } catch (IllegalArgumentException e) {
            return List.of(); // what browsers do not send says nothing
        }
    }
}
