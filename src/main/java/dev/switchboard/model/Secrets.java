package dev.switchboard.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Random secrets, and what is stored of them. A secret has at least 122 random bits, so that a single SHA-256 without
 * salt suffices: there is nothing to guess.
 */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String UUID_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private Secrets() {}

    /** A session id of 84 characters of {@code [A-Za-z0-9_-]}, as Odoo's are. */
    public static String sessionId() {
        byte[] bytes = new byte[63];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** An API key of 40 hexadecimal digits, as Odoo's are. */
    static String apiKey() {
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A conversation's public name of 10 letters and digits, as Odoo's are; it is no key to anything. */
    public static String channelUuid() {
        return RANDOM.ints(10, 0, UUID_LETTERS.length())
                .mapToObj(UUID_LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    /** The SHA-256 of a secret. */
    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The SHA-256 of a secret, in hexadecimal digits. */
    public static String hexHash(String secret) {
        return HexFormat.of().formatHex(hash(secret));
    }

    /** Whether a stored {@link #hexHash} is that of this secret, in constant time. */
    public static boolean matches(String secret, String hexHash) {
        return MessageDigest.isEqual(
                hexHash(secret).getBytes(StandardCharsets.US_ASCII), hexHash.getBytes(StandardCharsets.US_ASCII));
    }
}
