package dev.switchboard.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VerifiedSecretsTest {
    private final AtomicLong clock = new AtomicLong();
    private final VerifiedSecrets verified = new VerifiedSecrets(2, Duration.ofMinutes(5), clock::get);

    @Test
    void whatWasRightIsRightForAWhile() {
        var secret = verified.fingerprint("secret", "hash");

        assertThat(verified.contains(secret)).isFalse();
        verified.add(secret);
        assertThat(verified.contains(verified.fingerprint("secret", "hash"))).isTrue();
        clock.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(verified.contains(secret)).isFalse();
    }

    @Test
    void anotherHashIsAnotherSecret() {
        verified.add(verified.fingerprint("secret", "hash"));

        assertThat(verified.contains(verified.fingerprint("secret", "new hash")))
                .isFalse();
        assertThat(verified.contains(verified.fingerprint("other", "hash"))).isFalse();
    }

    @Test
    void theOldestGiveWay() {
        for (var secret : new String[] {"first", "second", "third"}) {
            verified.add(verified.fingerprint(secret, "hash"));
        }

        assertThat(verified.contains(verified.fingerprint("first", "hash"))).isFalse();
        assertThat(verified.contains(verified.fingerprint("second", "hash"))).isTrue();
        assertThat(verified.contains(verified.fingerprint("third", "hash"))).isTrue();
    }
}
