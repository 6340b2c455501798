package dev.switchboard.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Directories with all that is in them. */
final class FileTree {
    private static final Logger LOG = LoggerFactory.getLogger(FileTree.class);

    private FileTree() {}

    static void delete(Path root) throws IOException {
        try (Stream<Path> entries = Files.walk(root)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }

    /**
     * Deletes what earlier, interrupted work has left in a directory under names that begin with a prefix. What
     * cannot be deleted, because a process that outlived its server still writes there, stays for the next time.
     */
    static void deleteLeftovers(Path directory, String prefix) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, prefix + "*")) {
            for (Path leftover : leftovers) {
                deleteIfPossible(leftover);
            }
        }
    }

    private static void deleteIfPossible(Path leftover) {
        try {
            delete(leftover);
        } catch (IOException | UncheckedIOException e) {
            LOG.info("{} is left for the next start to delete: {}", leftover, e.toString());
        }
    }
}
