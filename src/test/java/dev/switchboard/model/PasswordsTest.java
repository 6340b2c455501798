package dev.switchboard.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    /** Made by passlib 1.7.4, {@code pbkdf2_sha512.using(rounds=25000).hash("secret")}. */
    private static final String BY_PASSLIB = "$pbkdf2-sha512$25000$QagVQoiRsjbGeE9JKSVECA"
            + "$qGKhxkXWeeo/f8VV5N5AGmSNgkoD18NhdrxYPpjy.Vh5tUNCyztgSdXQzDwt2FXJs3lVwQ8/9r1.DevxsRsCyw";

    @Test
    void aHashThatPasslibMadeIsVerified() {
        assertThat(Passwords.verify("secret", BY_PASSLIB)).isTrue();
        assertThat(Passwords.verify("Secret", BY_PASSLIB)).isFalse();
    }

    @Test
    void aNewHashIsVerifiedAndSaltedAnew() {
        String hash = Passwords.hash("naïve ☃");

        assertThat(Passwords.verify("naïve ☃", hash)).isTrue();
        assertThat(Passwords.verify("naive ☃", hash)).isFalse();
        assertThat(Passwords.hash("naïve ☃")).isNotEqualTo(hash);
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        assertThat(Passwords.verify("", "")).isFalse();
        assertThat(Passwords.verify("plain", "plain")).isFalse();
        assertThat(Passwords.verify("x", "$pbkdf2-sha256$1$AA$AA")).isFalse();
    }
}
