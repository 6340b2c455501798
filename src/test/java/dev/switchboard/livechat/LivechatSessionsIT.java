package dev.switchboard.livechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.conversation.Office;
import dev.switchboard.livechat.LivechatSessions.Opened;
import dev.switchboard.model.Guests;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivechatSessionsIT {
    private static final Persona STRANGER = new Persona.Anonymous();

    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void whoComesAtTheSameTimeGetsTheirOwnSession() {
        office.operator("Marc");

        List<Future<Optional<Opened>>> all = IntStream.range(0, 50)
                .mapToObj(i -> office.visit("Visitor " + i, STRANGER))
                .toList();
        Future.join(all).await();

        for (int i = 0; i < all.size(); i++) {
            Opened opened = all.get(i).result().orElseThrow();
            Persona guest = opened.visitor().persona();
            assertThat(opened.channel().name()).isEqualTo("Visitor " + i + " Marc");
            assertThat(opened.channel().memberOf(guest)).isPresent();
            assertThat(Guests.byToken(office.database, opened.guestToken()).await())
                    .contains((Persona.Guest) guest);
        }
    }

    @Test
    void oneSessionThatTheDatabaseRefusesDoesNotTakeItsCompanionsWithIt() {
        office.operator("Marc");

        Future<Optional<Opened>> before = office.visit("Ada", STRANGER);
        Future<Optional<Opened>> gone = office.visit("Eve", new Persona.Guest(999_999));
        Future<Optional<Opened>> after = office.visit("Bob", STRANGER);
        Future.join(before, gone, after).otherwiseEmpty().await();

        assertThat(gone.failed()).isTrue();
        assertThat(before.result()).isPresent();
        assertThat(after.result()).isPresent();
        assertThat(office.count("SELECT count(*) FROM discuss_channel WHERE channel_type = 'livechat'"))
                .isEqualTo(2);
    }
}
