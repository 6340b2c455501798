package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** How one of Odoo's files lies on disk: a line of JSON that describes it, its bytes, and for text its bytes again, compressed. */
final class AssetFile {
    private static final int LONGEST_DESCRIPTION = 8_192;

    private AssetFile() {}

    /** Reads the description; empty when the file is not there, or not one of ours and whole. */
    static Optional<CachedAsset> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer start = ByteBuffer.allocate(LONGEST_DESCRIPTION);
            int read = Math.max(channel.read(start, 0), 0);
            String line = new String(start.array(), 0, read, UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            CachedAsset found = described(file, line);
            boolean whole = channel.size() == (long) found.begin() + found.plain() + found.gzip();
            return whole ? Optional.of(found) : Optional.empty();
        } catch (NoSuchFileException | DecodeException | ClassCastException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static CachedAsset described(Path file, String line) throws IOException {
        JsonObject description = new JsonObject(line);
        Map<String, String> headers = new LinkedHashMap<>();
        description
                .getJsonObject("headers")
                .forEach(header -> headers.put(header.getKey(), (String) header.getValue()));
        return new CachedAsset(
                file,
                headers,
                line.getBytes(UTF_8).length + 1,
                description.getInteger("plain"),
                description.getInteger("gzip"),
                Files.getLastModifiedTime(file).toInstant());
    }

    /** Writes the file and waits until the disk has it. */
    static void write(Path file, Map<String, String> headers, byte[] bytes) throws IOException {
        byte[] compressed = AssetKind.isText(headers.get("content-type")) ? gzip(bytes) : new byte[0];
        JsonObject description = new JsonObject()
                .put("headers", new JsonObject(new LinkedHashMap<>(headers)))
                .put("plain", bytes.length)
                .put("gzip", compressed.length);
        byte[] line = (description.encode() + "\n").getBytes(UTF_8);
        if (line.length > LONGEST_DESCRIPTION) {
            throw new IOException("its headers are too long");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (byte[] part : new byte[][] {line, bytes, compressed}) {
                write(channel, ByteBuffer.wrap(part));
            }
            channel.force(true);
        }
    }

    private static void write(FileChannel channel, ByteBuffer part) throws IOException {
        while (part.hasRemaining()) {
            channel.write(part);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        }
        return compressed.toByteArray();
    }
}
