package dev.switchboard.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.security.auth.module.UnixSystem;
import dev.switchboard.db.StartupFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * The directory where a server keeps what it must not lose. One running server holds it at a time.
 *
 * <p>Its file {@code switchboard} says that the directory is ours and in which format (a number), and is what a
 * running server locks.
 */
public final class DataDirectory implements AutoCloseable {
    private static final String MARKER = "switchboard";
    private static final int FORMAT = 1;

    private final Path path;
    private final FileChannel marker;

    private DataDirectory(Path path, FileChannel marker) {
        this.path = path;
        this.marker = marker;
    }

    /** Where the data goes unless told otherwise: {@code /var/lib} for root, else below the user's home. */
    public static Path byDefault() {
        return isRoot()
                ? Path.of("/var/lib/switchboard")
                : Path.of(System.getProperty("user.home"), ".local", "share", "switchboard");
    }

    static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    /**
     * Takes a directory until {@link #close}, and makes it if it is not there or empty.
     *
     * @throws StartupFailure if it holds something else, cannot be written, was made by a newer version, or is held by
     *     another server
     */
    public static DataDirectory open(Path path) {
        Path directory = path.toAbsolutePath().normalize();
        try {
            directory = prepared(directory);
            FileChannel marker = FileChannel.open(
                    directory.resolve(MARKER),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            return new DataDirectory(directory, claimed(marker, directory));
        } catch (IOException e) {
            throw new StartupFailure("cannot use data directory " + directory + ": " + reason(e), e);
        }
    }

    /**
     * A directory in the data directory for what can be had again; several servers may use it.
     *
     * @throws StartupFailure if the data directory holds something else or cannot be written
     */
    static Path cache(Path path, String name) {
        try {
            Path directory = prepared(path.toAbsolutePath().normalize());
            Path marker = directory.resolve(MARKER);
            if (!Files.exists(marker)) {
                Files.writeString(marker, FORMAT + "\n");
            }
            return Files.createDirectories(directory.resolve("cache").resolve(name));
        } catch (IOException e) {
            throw new StartupFailure("cannot use data directory " + path + ": " + reason(e), e);
        }
    }

    /** Real, so that the path that PostgreSQL is started with is the same whatever links led here. */
    private static Path prepared(Path asked) throws IOException {
        Path directory = Files.createDirectories(asked).toRealPath();
        try (Stream<Path> entries = Files.list(directory)) {
            if (entries.findAny().isEmpty()) {
                // Under root, PostgreSQL runs as another user, who has to pass through to its own directory.
                Files.setPosixFilePermissions(
                        directory, PosixFilePermissions.fromString(isRoot() ? "rwx--x--x" : "rwx------"));
            } else if (!Files.exists(directory.resolve(MARKER))) {
                throw new StartupFailure("data directory " + directory
                        + " is not empty and was not made by Switchboard; choose another one");
            }
        }
        return directory;
    }

    private static FileChannel claimed(FileChannel marker, Path directory) throws IOException {
        try {
            if (marker.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            requireFormat(marker, directory);
            return marker;
        } catch (OverlappingFileLockException e) {
            marker.close();
            throw new StartupFailure("another server is running on data directory " + directory, e);
        } catch (StartupFailure e) {
            marker.close();
            throw e;
        }
    }

    private static void requireFormat(FileChannel marker, Path directory) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(16);
        String format =
                marker.read(content) < 0 ? "" : new String(content.array(), 0, content.position(), UTF_8).strip();
        if (format.isEmpty()) {
            marker.write(ByteBuffer.wrap((FORMAT + "\n").getBytes(UTF_8)), 0);
        } else if (!format.matches("[0-9]+")) {
            throw new StartupFailure(
                    "data directory " + directory + " was not made by Switchboard; choose another one");
        } else if (!format.equals(String.valueOf(FORMAT))) {
            throw new StartupFailure("data directory %s has format %s, made by another version; this one reads %d"
                    .formatted(directory, format, FORMAT));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + " is not accessible to user " + System.getProperty("user.name");
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "it is not a directory";
        }
        return e instanceof FileSystemException failed && failed.getReason() != null
                ? failed.getReason()
                : e.toString();
    }

    /** Absolute. */
    public Path path() {
        return path;
    }

    /** Gives the directory up for the next server. */
    @Override
    public void close() {
        try {
            marker.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
