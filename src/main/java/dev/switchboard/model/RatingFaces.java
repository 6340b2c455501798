package dev.switchboard.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The face that lists show for a rating: the same that messages show. */
final class RatingFaces {
    private RatingFaces() {}

    /** SQL of the picture's bytes, for SQL of a rating. */
    static String of(String rating) {
        return "convert_to(CASE WHEN %1$s >= 4 THEN %2$s WHEN %1$s >= 3 THEN %3$s WHEN %1$s >= 1 THEN %4$s ELSE %5$s END, 'UTF8')"
                .formatted(rating, face(5), face(3), face(1), face(0));
    }

    /** The picture as a text of SQL. */
    private static String face(int grade) {
        String path = "/static/rating/rating_%d.svg".formatted(grade);
        try (InputStream picture = RatingFaces.class.getResourceAsStream(path)) {
            if (picture == null) {
                throw new IllegalStateException("there is no " + path);
            }
            String text = new String(picture.readAllBytes(), StandardCharsets.UTF_8);
            return "'" + text.replace("'", "''") + "'";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
