package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.http.Liveness.Due;
import org.junit.jupiter.api.Test;

class LivenessTest {
    private static final long HOUR = 3_600_000;

    private final Liveness liveness = new Liveness(0);

    @Test
    void aSilentSocketIsPingedAndDroppedWithoutAnAnswer() {
        assertThat(liveness.due(44_999)).isEqualTo(Due.NOTHING);
        assertThat(liveness.due(45_000)).isEqualTo(Due.PING);
        assertThat(liveness.due(59_999)).isEqualTo(Due.NOTHING);
        assertThat(liveness.due(60_000)).isEqualTo(Due.DROP);
    }

    @Test
    void anAnswerBeginsTheWaitAnew() {
        assertThat(liveness.due(45_000)).isEqualTo(Due.PING);
        liveness.heard(46_000);

        assertThat(liveness.due(90_999)).isEqualTo(Due.NOTHING);
        assertThat(liveness.due(91_000)).isEqualTo(Due.PING);
    }

    @Test
    void aSocketIsRenewedBetweenOneHourAndOneAndAHalf() {
        liveness.heard(HOUR - 1);
        assertThat(liveness.due(HOUR - 1)).isEqualTo(Due.NOTHING);
        liveness.heard(HOUR + HOUR / 2);
        assertThat(liveness.due(HOUR + HOUR / 2)).isEqualTo(Due.RENEW);
    }
}
