package dev.switchboard.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 22, 12, 0, 0, 123_456_000);

    @Test
    void anEventComesBackAsItWasStored() {
        PersonaView.Guest guest = new PersonaView.Guest(34, "Visitor", "offline", NOON);
        MessageView message = new MessageView(
                205,
                47,
                "Visitor Olivia",
                guest,
                "<p>😀</p>",
                null,
                null,
                "comment",
                true,
                false,
                null,
                null,
                NOON,
                NOON,
                NOON);
        Event event = new Event.MessagePosted(message, 0.81);

        assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
    }

    @Test
    void aFieldOfANewerVersionIsPassedOver() {
        Event event = EventJson.read("{\"event\":\"channel_pinned\",\"channelId\":3,\"colour\":\"red\"}");

        assertThat(event).isEqualTo(new Event.ChannelPinned(3));
    }
}
