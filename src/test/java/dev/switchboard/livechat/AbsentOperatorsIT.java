package dev.switchboard.livechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.conversation.Office;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AbsentOperatorsIT {
    private static final OperatorVerticle.Rules REMOVE = new OperatorVerticle.Rules(true, Duration.ofSeconds(30));
    private static final OperatorVerticle.Rules KEEP = new OperatorVerticle.Rules(false, Duration.ofSeconds(30));
    private static final String JOINED = "SELECT count(*) FROM im_livechat_channel_im_user";
    private static final String TOLD = "SELECT count(*) FROM bus_bus WHERE topic = $1 AND event::text LIKE $2";

    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void whoDidNothingForHalfAnHourLeavesTheChannelAndIsToldSo() {
        int away = office.operator("Away");
        office.operator("Active");
        office.presence(away, "away", "31 minutes");

        look(REMOVE);

        assertThat(office.count(JOINED)).isEqualTo(1);
        assertThat(office.count(TOLD, "res.partner," + away, "%livechat_joined%"))
                .isEqualTo(1);
        assertThat(office.count(TOLD, "res.partner," + away, "%notified%")).isEqualTo(1);
    }

    @Test
    void whoIsAwayForLessOrIsOnlineStays() {
        office.presence(office.operator("Away"), "away", "30 minutes");
        office.presence(office.operator("Gone"), "offline", "29 minutes");
        office.presence(office.operator("Online"), "online", "3 hours");
        office.run(
                "DELETE FROM bus_presence WHERE user_id = (SELECT id FROM res_users WHERE partner_id = $1)",
                office.operator("New"));

        look(REMOVE);

        assertThat(office.count(JOINED)).isEqualTo(4);
    }

    @Test
    void idleOperatorsMayBeKept() {
        office.presence(office.operator("Away"), "away", "31 minutes");

        look(KEEP);

        assertThat(office.count(JOINED)).isEqualTo(1);
    }

    @Test
    void anotherOperatorIsAskedInWhenTheirsIsGoneForLongerThanTheGrace() {
        int gone = office.operator("Gone");
        int channel = office.talk().channel().id();
        int other = office.operator("Other");
        office.presence(gone, "offline", "29 seconds");
        look(KEEP);
        assertThat(office.bodies(channel)).hasSize(1);

        office.presence(gone, "offline", "31 seconds");
        look(KEEP);
        look(KEEP);

        assertThat(office.bodies(channel)).hasSize(2).last().asString().contains("Gone has lost the connection");
        assertThat(office.count("SELECT livechat_operator_id::int8 FROM discuss_channel WHERE id = $1", channel))
                .isEqualTo(other);
        assertThat(office.count(TOLD, "res.partner," + other, "%channel_joined%"))
                .isEqualTo(1);
    }

    @Test
    void withNobodyElseTheVisitorIsToldOnceAndGetsWhoComesLater() {
        int gone = office.operator("Gone");
        int channel = office.talk().channel().id();
        office.presence(gone, "offline", "1 minute");

        look(KEEP);
        look(KEEP);
        assertThat(office.bodies(channel)).hasSize(2).last().asString().contains("nobody else is available");

        office.operator("Later");
        look(KEEP);
        assertThat(office.bodies(channel)).hasSize(3).last().asString().contains("joined the conversation");
    }

    @Test
    void whoComesBackAndVanishesAgainIsMissedAgain() {
        int operator = office.operator("Unsteady");
        int channel = office.talk().channel().id();
        office.presence(operator, "offline", "1 minute");
        look(KEEP);
        office.presence(operator, "online", "0 seconds");
        look(KEEP);
        office.presence(operator, "offline", "1 minute");
        look(KEEP);

        assertThat(office.bodies(channel)).hasSize(3);
    }

    @Test
    void aConversationWithAColleagueInItIsLeftAlone() {
        int gone = office.operator("Gone");
        int channel = office.talk().channel().id();
        int colleague = office.operator("Colleague");
        office.run("INSERT INTO discuss_channel_member (channel_id, partner_id) VALUES ($1, $2)", channel, colleague);
        office.presence(gone, "offline", "1 minute");

        look(KEEP);

        assertThat(office.bodies(channel)).hasSize(1);
    }

    private void look(OperatorVerticle.Rules rules) {
        OperatorVerticle.look(office.log, rules).await();
    }
}
