package dev.switchboard.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CourtesyTest {
    private final AtomicLong millis = new AtomicLong();
    private final Courtesy courtesy = new Courtesy(millis::get);

    @Test
    void aHostIsCalledTwiceAtATime() {
        assertThat(courtesy.enter("a.example")).isTrue();
        assertThat(courtesy.enter("a.example")).isTrue();
        assertThat(courtesy.enter("a.example")).isFalse();
        assertThat(courtesy.enter("b.example")).isTrue();

        courtesy.leave("a.example");

        assertThat(courtesy.enter("a.example")).isTrue();
    }

    @Test
    void eightAreCalledAtATime() {
        assertThat(IntStream.range(0, 20).filter(i -> courtesy.enter(i + ".example")))
                .hasSize(8);

        courtesy.leave("3.example");

        assertThat(courtesy.enter("z.example")).isTrue();
        assertThat(courtesy.enter("y.example")).isFalse();
    }

    @Test
    void aHostIsCalledThirtyTimesAMinute() {
        assertThat(IntStream.range(0, 40).filter(i -> called("a.example"))).hasSize(30);
        millis.set(59_999);
        assertThat(called("a.example")).isFalse();
        assertThat(called("b.example")).isTrue();

        millis.set(60_000);

        assertThat(called("a.example")).isTrue();
    }

    private boolean called(String host) {
        boolean entered = courtesy.enter(host);
        if (entered) {
            courtesy.leave(host);
        }
        return entered;
    }
}
