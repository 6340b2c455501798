package dev.switchboard.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailedSignInsTest {
    private final AtomicLong clock = new AtomicLong(-7);
    private final FailedSignIns failed = new FailedSignIns(clock::get);

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            failed.note(address, false);
        }
    }

    @Test
    void theSixthAttemptHasToWaitAMinuteAndSoHasEachAfterIt() {
        fail("192.0.2.1", 4);
        assertThat(failed.isTooSoon("192.0.2.1")).isFalse();
        fail("192.0.2.1", 1);
        assertThat(failed.isTooSoon("192.0.2.1")).isTrue();
        assertThat(failed.isTooSoon("192.0.2.2")).isFalse();

        clock.addAndGet(Duration.ofSeconds(60).toNanos());
        assertThat(failed.isTooSoon("192.0.2.1")).isFalse();
        fail("192.0.2.1", 1);
        assertThat(failed.isTooSoon("192.0.2.1")).isTrue();
    }

    @Test
    void successWipesOutFailures() {
        fail("192.0.2.1", 4);
        failed.note("192.0.2.1", true);
        fail("192.0.2.1", 4);

        assertThat(failed.isTooSoon("192.0.2.1")).isFalse();
    }

    @Test
    void aNetworkOfIpv6IsOneClientAndThisMachineIsNone() {
        fail("2001:db8:1:2::1", 5);
        fail("127.0.0.1", 5);
        fail("::1", 5);

        assertThat(failed.isTooSoon("2001:db8:1:2:ffff::9")).isTrue();
        assertThat(failed.isTooSoon("2001:db8:1:3::1")).isFalse();
        assertThat(failed.isTooSoon("127.0.0.1")).isFalse();
        assertThat(failed.isTooSoon("::1")).isFalse();
    }
}
