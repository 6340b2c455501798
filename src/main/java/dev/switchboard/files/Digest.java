package dev.switchboard.files;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What follows from the bytes of a file.
 *
 * @param size how many they are
 * @param sha1 Odoo's checksum, which names the content and protects nothing; in hexadecimal digits
 * @param start the first of them
 */
public record Digest(int size, String sha1, Buffer start) {
    private static final int PART = 1 << 20;

    byte[] head() {
        return start.getBytes();
    }

    /** What is to be known of a file that is in memory. */
    public static Digest of(byte[] bytes) {
        return new Digest(bytes.length, HexFormat.of().formatHex(algorithm().digest(bytes)), start(bytes));
    }

    /** Reads a file of less than 2 GiB; blocks. */
    static Digest of(Path file) throws IOException {
        MessageDigest sha1 = algorithm();
        Buffer first = part(file, 0);
        int size = 0;
        Buffer part = first;
        for (int position = 1; part.length() > 0; position++) {
            sha1.update(part.getBytes());
            size += part.length();
            part = part(file, position);
        }
        return new Digest(size, HexFormat.of().formatHex(sha1.digest()), start(first.getBytes()));
    }

    /** One of the parts in which a file is read, of 1 MiB but for the last; empty behind the end. Blocks. */
    static Buffer part(Path file, int position) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(PART);
        try (FileChannel channel = FileChannel.open(file)) {
            int read = 0;
            while (read >= 0 && part.hasRemaining()) {
                read = channel.read(part, (long) position * PART + part.position());
            }
        }
        return Buffer.buffer(Arrays.copyOf(part.array(), part.position()));
    }

    private static Buffer start(byte[] bytes) {
        return Buffer.buffer(Arrays.copyOf(bytes, Math.min(bytes.length, FileType.HEAD)));
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
