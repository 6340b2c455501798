package dev.switchboard.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
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
                NOON,
                new MessageView.ConversationRating(4.5, 2),
                additions(guest));
        Event event = new Event.MessagePosted(message, 0.81);

        assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
    }

    private static MessageView.Additions additions(PersonaView guest) {
        return new MessageView.Additions(
                List.of(new AttachmentView(
                        405,
                        "red.png",
                        "image/png",
                        157,
                        "9a2f",
                        NOON,
                        null,
                        new AttachmentView.ThreadName(47, "Visitor"))),
                List.of(new LinkPreviewView(
                        3, 205, "https://a.example", null, "A", null, "https://a.example/a.png", null, null, null)),
                List.of(new ReactionView(205, "😀", List.of(guest), 1)),
                new RatingView(14, 5, "/rating/static/src/img/rating_5.png", "top"),
                null,
                new MessageView.ChatbotStep(12, true, 7));
    }

    @Test
    void aFieldOfANewerVersionIsPassedOver() {
        Event event = EventJson.read("{\"event\":\"channel_pinned\",\"channelId\":3,\"colour\":\"red\"}");

        assertThat(event).isEqualTo(new Event.ChannelPinned(3));
    }
}
