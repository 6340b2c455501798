package dev.switchboard.records;

import dev.switchboard.db.Choice;
import dev.switchboard.db.Field;
import io.vertx.core.json.JsonArray;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What texts in imported cells mean, as callers would write it. */
final class ImportValues {
    private static final Set<String> YES = Set.of("1", "true", "yes");
    private static final Set<String> NO = Set.of("", "0", "false", "no");

    private ImportValues() {}

    /**
     * A value of a field that leads nowhere.
     *
     * @param text not empty
     * @param zone where moments are meant
     * @throws ImportProblem when it means nothing
     */
    static Object of(Field field, String text, ZoneId zone) {
        return switch (field.type()) {
            case BOOLEAN -> bool(text);
            case INTEGER, MANY2ONE_REFERENCE -> whole(text);
            case FLOAT -> number(text);
            case DATE -> day(text);
            case DATETIME -> moment(text, zone);
            case SELECTION -> choice(field, text);
            default -> text;
        };
    }

    /** Whether a text means no. */
    static boolean isNo(String text) {
        return NO.contains(text.toLowerCase(Locale.ROOT));
    }

    private static Object bool(String text) {
        if (isNo(text) || YES.contains(text.toLowerCase(Locale.ROOT))) {
            return !isNo(text);
        }
        throw new ImportProblem(
                "Unknown value '%s' for boolean field '%s'".formatted(text, ImportProblem.FIELD),
                "Use '1' for yes and '0' for no");
    }

    private static Object whole(String text) {
        if (!Operand.isWhole(text)) {
            throw strange(text, "an integer", null);
        }
        return Operand.id(text);
    }

    private static ImportProblem strange(String text, String wanted, @Nullable Object moreInfo) {
        return new ImportProblem(
                "'%s' does not seem to be %s for field '%s'".formatted(text, wanted, ImportProblem.FIELD), moreInfo);
    }

    private static Object number(String text) {
        try {
            return Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw strange(text, "a number", null);
        }
    }

    private static Object day(String text) {
        try {
            return LocalDate.parse(text.substring(0, Math.min(10, text.length())))
                    .toString();
        } catch (DateTimeException e) {
            throw strange(text, "a valid date", "Use the format '2012-12-31'");
        }
    }

    private static Object moment(String text, ZoneId zone) {
        try {
            LocalDateTime moment = text.length() <= 10
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.substring(0, 10) + "T" + text.substring(11));
            return Shape.MOMENT.format(moment.atZone(zone).withZoneSameInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw strange(text, "a valid datetime", "Use the format '2012-12-31 23:59:59'");
        }
    }

    private static Object choice(Field field, String text) {
        JsonArray labels = new JsonArray();
        for (Choice choice : field.choices()) {
            if (text.equalsIgnoreCase(choice.value()) || text.equalsIgnoreCase(choice.label())) {
                return choice.value();
            }
            labels.add(choice.label());
        }
        throw new ImportProblem(
                "Value '%s' not found in selection field '%s'".formatted(text, ImportProblem.FIELD), labels);
    }
}
