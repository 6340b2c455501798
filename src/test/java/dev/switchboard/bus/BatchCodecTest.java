package dev.switchboard.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dialect.Event;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchCodecTest {
    private final BatchCodec codec = new BatchCodec();

    @Test
    void aBatchCrossesTheWireWhole() {
        Batch batch = new Batch(List.of(
                new Notice(
                        7, new Announcement("discuss.channel,3", new Event.ChannelPinned(3), List.of("res.partner,4"))),
                Notice.passing("broadcast", new Event.PresenceChanged(null, 5, "away"))));
        Buffer wire = Buffer.buffer("before");
        codec.encodeToWire(wire, batch);

        Batch read = codec.decodeFromWire("before".length(), wire);

        assertThat(read.notices()).usingRecursiveComparison().isEqualTo(batch.notices());
    }
}
