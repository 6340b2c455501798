package dev.switchboard.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The secrets that were found right just now: scripts send their password with every call, and a hash is slow on
 * purpose. Nothing is remembered of a wrong one. What is kept is a SHA-256 over the secret, the stored hash with its
 * salt, and random bytes of this process: with another stored hash it is another secret.
 */
final class VerifiedSecrets {
    private final byte[] pepper = new byte[32];
    private final Map<ByteBuffer, Long> verifiedAt;
    private final long keptNanos;
    private final LongSupplier nanoTime;

    /**
     * Remembers nothing yet.
     *
     * @param most how many are kept; the oldest give way
     * @param kept for how long one counts
     */
    VerifiedSecrets(int most, Duration kept, LongSupplier nanoTime) {
        new SecureRandom().nextBytes(pepper);
        this.keptNanos = kept.toNanos();
        this.nanoTime = nanoTime;
        this.verifiedAt = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Long> eldest) {
                return size() > most;
            }
        };
    }

    /** What stands for a secret and the hash that it is compared with. */
    ByteBuffer fingerprint(String secret, String hash) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(pepper);
            digest.update(hash.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return ByteBuffer.wrap(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether the secret was found right, not too long ago. */
    synchronized boolean contains(ByteBuffer fingerprint) {
        Long since = verifiedAt.get(fingerprint);
        return since != null && nanoTime.getAsLong() - since < keptNanos;
    }

    /** Remembers a secret that was just found right. */
    synchronized void add(ByteBuffer fingerprint) {
        verifiedAt.remove(fingerprint);
        verifiedAt.put(fingerprint, nanoTime.getAsLong());
    }
}
