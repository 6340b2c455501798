package dev.switchboard.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Says at the end of the build whether the stories in browsers and in other people's clients ran; a build without them should not look like one with them. */
public final class StoryReport {
    private static final Path NOTES = Path.of("target", "stories.txt");

    private StoryReport() {}

    /** Notes what became of a story, for the end of the build. */
    static void note(String line) {
        try {
            Files.writeString(NOTES, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Prints what was noted, and forgets it.
     *
     * @param arguments none
     * @throws IOException if the notes cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        var notes = Files.exists(NOTES) ? Files.readAllLines(NOTES) : List.<String>of();
        var line = "=".repeat(72);
        System.out.println(line);
        System.out.println(notes.isEmpty() ? "STORIES DID NOT RUN: nobody started them" : "STORIES");
        notes.forEach(note -> System.out.println("  " + note));
        System.out.println(line);
        var ignored = Files.deleteIfExists(NOTES);
    }
}
