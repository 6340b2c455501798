package dev.switchboard.model;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Password hashes in the format of passlib's {@code pbkdf2_sha512}, which Odoo stores:
 * {@code $pbkdf2-sha512$<rounds>$<salt>$<hash>}, base64 without padding and with {@code .} for {@code +}. A hash takes
 * some 0.7 s of CPU on purpose: never call this on an event loop.
 */
public final class Passwords {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ROUNDS = 600_000;

    /** An API key has 160 random bits, which nobody guesses, however fast a guess is; Odoo takes as many rounds. */
    private static final int ROUNDS_OF_KEY = 6_000;

    private static final int MOST_ROUNDS = 10_000_000;

    private Passwords() {}

    /** Hashes a new password. */
    public static String hash(String password) {
        return hash(password, ROUNDS);
    }

    /** Hashes a new API key. */
    static String hashOfKey(String key) {
        return hash(key, ROUNDS_OF_KEY);
    }

    private static String hash(String secret, int rounds) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return "$pbkdf2-sha512$%d$%s$%s".formatted(rounds, encode(salt), encode(derive(secret, salt, rounds)));
    }

    /** Whether a password has this hash; a hash in another format matches nothing. */
    public static boolean verify(String password, String hash) {
        String[] parts = hash.split("\\$", -1);
        if (parts.length != 5 || !parts[1].equals("pbkdf2-sha512") || !parts[2].matches("[1-9][0-9]{0,7}")) {
            return false;
        }
        int rounds = Math.min(Integer.parseInt(parts[2]), MOST_ROUNDS);
        return MessageDigest.isEqual(derive(password, decode(parts[3]), rounds), decode(parts[4]));
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, 512);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes).replace('+', '.');
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text.replace('.', '+'));
    }
}
