package dev.switchboard.livechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.switchboard.conversation.Office;
import dev.switchboard.livechat.LivechatSessions.Opened;
import dev.switchboard.livechat.LivechatSessions.Request;
import dev.switchboard.livechat.WaitingQueue.Standing;
import dev.switchboard.model.Persona;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingInConversationIT {
    private static final OperatorVerticle.Rules RULES = new OperatorVerticle.Rules(false, Duration.ofSeconds(30));
    private static final String TOLD = "SELECT count(*) FROM bus_bus WHERE topic = $1 AND event::text LIKE $2";

    private final Office office = new Office();
    private final WaitingQueue queue = new WaitingQueue(office.log);
    private final int other = office.operator("Other");
    private final Opened elsewhere = office.talk();
    private final int own = office.operator("Own");
    private final Opened talk = office.talk();

    @BeforeEach
    void theOtherOperatorIsBusy() {
        office.run("INSERT INTO switchboard_reception (channel_id, waiting_queue) VALUES (1, true)");
        office.setting(other, "livechat_capacity", 1);
        assertThat(operatorOf(elsewhere)).isEqualTo(other);
        assertThat(operatorOf(talk)).isEqualTo(own);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void whoseOperatorHasLeftWaitsForAnotherAndNotForTheSameOne() {
        leave(own);
        assertThat(join(talk).orElseThrow().place()).isEqualTo(1);
        round();
        assertThat(waiting()).containsExactly(guest(talk));

        end(elsewhere);
        round();

        assertThat(waiting()).isEmpty();
        assertThat(operatorOf(talk)).isEqualTo(other);
        assertThat(office.bodies(id(talk))).hasSize(2).last().asString().contains("joined the channel");
        assertThat(office.count("SELECT count(*) FROM discuss_channel WHERE channel_type = 'livechat'"))
                .isEqualTo(2);
        assertThat(office.count(TOLD, "mail.guest," + guest(talk), "%queue_moved%"))
                .isEqualTo(1);
        assertThat(join(talk)).isEmpty();
    }

    @Test
    void whoIsAttendedToOrIsNotInTheConversationWaitsForNobody() {
        assertThat(join(talk)).isEmpty();
        leave(own);

        assertThat(join(new Persona.Guest(guest(elsewhere)), id(talk))).isEmpty();
        assertThat(join(new Persona.Anonymous(), id(talk))).isEmpty();
        assertThat(waiting()).isEmpty();
        assertThat(join(talk)).isPresent();
    }

    @Test
    void withNobodyButWhoHasLeftThereIsNobodyToWaitFor() {
        leave(own);
        office.presence(other, "offline", "3 minutes");

        assertThat(join(talk)).isEmpty();
    }

    @Test
    void whoseOperatorComesBackWaitsNoLongerAndIsToldSo() {
        vanish(own);
        assertThat(join(talk)).isPresent();
        round();
        assertThat(waiting()).containsExactly(guest(talk));

        office.presence(own, "online", "0 seconds");
        look();
        round();

        assertThat(waiting()).isEmpty();
        assertThat(office.count(TOLD, "mail.guest," + guest(talk), "%queue_moved%"))
                .isEqualTo(1);
        assertThat(operatorOf(talk)).isEqualTo(own);
    }

    @Test
    void whoLostTheirOperatorIsNotGivenOneBeforeThoseAheadInLine() {
        office.presence(own, "offline", "1 minute");
        Standing first = join(new Persona.Anonymous(), null).orElseThrow();
        look();
        assertThat(join(talk).orElseThrow().place()).isEqualTo(2);

        end(elsewhere);
        look();
        assertThat(operatorOf(talk)).isEqualTo(own);
        round();
        assertThat(waiting()).containsExactly(guest(talk));
        assertThat(join(new Persona.Guest(first.guestId()), null).orElseThrow().conversation())
                .isNotNull();
    }

    @Test
    void whoLeavesTheConversationLeavesTheLine() {
        leave(own);
        assertThat(join(talk)).isPresent();
        end(talk);
        round();

        assertThat(waiting()).isEmpty();
    }

    @Test
    void aConversationThatAChatbotHandedOverIsTheOperatorsOwn() {
        office.setting(own, "livechat_capacity", 1);
        end(talk);
        byChatbot(elsewhere);
        assertThat(office.visit(null).await()).isPresent();
        assertThat(office.visit(null).await()).isEmpty();

        office.presence(other, "offline", "1 minute");
        look();
        assertThat(office.bodies(id(elsewhere))).last().asString().contains("Other has lost the connection");
    }

    @Test
    void whoHasLeftAConversationHasRoomForAnother() {
        office.setting(own, "livechat_capacity", 1);
        assertThat(office.visit(null).await()).isEmpty();

        leave(own);

        assertThat(office.visit(null).await()).isPresent();
    }

    /** As if its operator had come into it from a chatbot. */
    private void byChatbot(Opened opened) {
        office.run("""
                WITH source AS (INSERT INTO utm_source (name) VALUES ('Bot') RETURNING id),
                script AS (INSERT INTO chatbot_script (title, operator_partner_id, source_id)
                  SELECT 'Bot', 2, id FROM source RETURNING id),
                version AS (INSERT INTO switchboard_chatbot_version (chatbot_script_id, content, digest)
                  SELECT id, '{}', 'x' FROM script RETURNING id),
                run AS (INSERT INTO switchboard_chatbot_run (channel_id, version_id, operator_found, operator_partner_id)
                  SELECT $1, id, true, $2 FROM version)
                UPDATE discuss_channel SET livechat_operator_id = 2 WHERE id = $1""", id(opened), other);
    }

    private static int id(Opened opened) {
        return opened.channel().id();
    }

    private static int guest(Opened opened) {
        return ((Persona.Guest) opened.visitor().persona()).id();
    }

    private int operatorOf(Opened opened) {
        return (int) office.count("SELECT livechat_operator_id::int8 FROM discuss_channel WHERE id = $1", id(opened));
    }

    private void leave(int partner) {
        office.run("DELETE FROM discuss_channel_member WHERE partner_id = $1", partner);
    }

    private void vanish(int partner) {
        office.presence(partner, "offline", "1 minute");
        look();
    }

    private void end(Opened opened) {
        office.run("UPDATE discuss_channel SET livechat_active = false WHERE id = $1", id(opened));
    }

    private void look() {
        OperatorVerticle.look(office.log, RULES).await();
    }

    private void round() {
        office.log
                .write(change -> WaitingRound.run(change, Optional.of(Duration.ofMinutes(1))))
                .await();
    }

    private Optional<Standing> join(Opened opened) {
        return join(opened.visitor().persona(), id(opened));
    }

    @CanIgnoreReturnValue
    private Optional<Standing> join(Persona visitor, @Nullable Integer channelId) {
        return queue.join(new Request(Office.CHANNEL, "Ada", null, visitor, null), channelId)
                .await();
    }

    private List<Integer> waiting() {
        return office.database
                .list(
                        row -> row.getInteger(0),
                        "SELECT guest_id FROM switchboard_waiting WHERE connected IS NULL ORDER BY id")
                .await();
    }
}
