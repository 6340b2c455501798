package dev.switchboard.livechat;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What a mailed conversation says of its own accord, in one reader's language.
 *
 * @param locale whose words and dates these are
 */
record TranscriptWords(ResourceBundle texts, Locale locale) {
    private static final ResourceBundle.Control NOBODY_ELSES =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /**
     * The words for who reads a language; English where there are none.
     *
     * @param code such as {@code fr_BE} or {@code sr@latin}
     */
    static TranscriptWords in(@Nullable String code) {
        Locale wanted = code == null
                ? Locale.US
                : Locale.forLanguageTag(code.replaceFirst("@.*", "").replace('_', '-'));
        ResourceBundle texts = ResourceBundle.getBundle("dev.switchboard.livechat.transcript", wanted, NOBODY_ELSES);
        boolean spoken = !texts.getLocale().getLanguage().isEmpty()
                || Locale.ENGLISH.getLanguage().equals(wanted.getLanguage());
        return new TranscriptWords(texts, spoken ? wanted : Locale.US);
    }

    String subject(String operator) {
        return texts.getString("subject").formatted(operator);
    }

    String greeting() {
        return texts.getString("greeting");
    }

    String introduction(String operator, String date) {
        return texts.getString("introduction").formatted(operator, date);
    }

    String you() {
        return texts.getString("you");
    }

    String answerSubject(String operator) {
        return texts.getString("answer.subject").formatted(operator);
    }

    String answerGreeting(String visitor) {
        return texts.getString("answer.greeting").formatted(visitor);
    }

    String answerIntroduction(String operator, String date) {
        return texts.getString("answer.introduction").formatted(operator, date);
    }

    String resume() {
        return texts.getString("answer.resume");
    }

    String resumeNote(int days) {
        return texts.getString("answer.note").formatted(days);
    }

    /** A day, with its time zone. */
    String date(ZonedDateTime when) {
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(when);
        return "%s, %s".formatted(day, when.getZone().getId());
    }
}
