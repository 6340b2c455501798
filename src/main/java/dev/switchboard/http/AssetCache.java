package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Odoo's files in a directory, each written aside and then renamed, so that it is there whole or not at all; several
 * servers may share the directory. A file's modification time is when it was last validated, and what was not
 * validated for longest goes first when the directory becomes too large. All methods block.
 */
final class AssetCache {
    private final Path directory;
    private final long mostBytes;

    /**
     * Uses a directory, which need not be there yet.
     *
     * @param mostBytes how large it may become
     */
    AssetCache(Path directory, long mostBytes) {
        this.directory = directory;
        this.mostBytes = mostBytes;
    }

    /** What is kept under a key. */
    Optional<CachedAsset> find(String key) throws IOException {
        return AssetFile.read(file(key));
    }

    /** Keeps a file, just validated, in place of what was kept under that key. */
    CachedAsset keep(String key, Map<String, String> headers, byte[] bytes) throws IOException {
        Files.createDirectories(directory);
        Path aside = directory.resolve(UUID.randomUUID() + ".part");
        try {
            AssetFile.write(aside, headers, bytes);
            Files.move(aside, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
        evict();
        return find(key).orElseThrow(() -> new IOException("what was written just now is gone"));
    }

    /** Remembers that Odoo said a moment ago that a file is right. */
    CachedAsset validated(CachedAsset asset) throws IOException {
        Instant now = Instant.now();
        Files.setLastModifiedTime(asset.file(), FileTime.from(now));
        return asset.at(now);
    }

    private Path file(String key) {
        return directory.resolve(sha256(key));
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private record Kept(Path file, long bytes, Instant validated) {}

    private void evict() throws IOException {
        List<Kept> kept = kept();
        kept.sort(Comparator.comparing(Kept::validated));
        long bytes = kept.stream().mapToLong(Kept::bytes).sum();
        for (Kept oldest : kept) {
            if (bytes <= mostBytes) {
                return;
            }
            Files.deleteIfExists(oldest.file());
            bytes -= oldest.bytes();
        }
    }

    private List<Kept> kept() throws IOException {
        List<Kept> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                described(file).ifPresent(kept::add);
            }
        }
        return kept;
    }

    /** Another server may have removed it meanwhile. */
    private static Optional<Kept> described(Path file) throws IOException {
        try {
            BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new Kept(file, read.size(), read.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
