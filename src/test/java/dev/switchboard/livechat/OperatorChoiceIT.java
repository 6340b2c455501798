package dev.switchboard.livechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.conversation.Office;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatorChoiceIT {
    private static final int OPERATORS = 50;
    private static final int VISITORS = 2_000;
    private static final String LOADS = """
            SELECT count(*) FROM discuss_channel WHERE livechat_operator_id IS NOT NULL GROUP BY livechat_operator_id""";

    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void twoThousandVisitorsAtOnceSpreadEvenlyOverFiftyOperators() {
        for (int i = 0; i < OPERATORS; i++) {
            office.operator("Operator " + i);
        }

        assertThat(visitors(VISITORS)).isEqualTo(VISITORS);
        assertThat(loads()).hasSize(OPERATORS).containsOnly((long) VISITORS / OPERATORS);
    }

    @Test
    void nobodyGetsMoreThanTheyTakeAndEveryPlaceIsFilled() {
        List<Integer> operators = IntStream.range(0, 10)
                .map(i -> office.operator("Operator " + i))
                .boxed()
                .toList();
        operators.forEach(operator -> office.setting(operator, "livechat_capacity", 5));

        assertThat(visitors(100)).isEqualTo(50);
        assertThat(loads()).hasSize(10).containsOnly(5L);
    }

    private static final String CONVERSATION = """
            WITH opened AS (
              INSERT INTO discuss_channel (name, uuid, channel_type, livechat_active, livechat_operator_id)
              VALUES ('x', gen_random_uuid(), 'livechat', true, $1) RETURNING id)
            INSERT INTO discuss_channel_member (channel_id, partner_id) SELECT id, $1 FROM opened""";

    @Test
    void channelsThatShareAnOperatorTogetherStayWithinTheirCapacity() {
        int shared = office.operator("Shared");
        office.setting(shared, "livechat_capacity", 3);
        office.run("INSERT INTO im_livechat_channel (id, name) VALUES (2, 'Second')");
        office.run(
                "INSERT INTO im_livechat_channel_im_user (channel_id, user_id)"
                        + " SELECT 2, id FROM res_users WHERE partner_id = $1",
                shared);

        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int channel = 1 + i % 2;
            all.add(office.log.write(change -> OperatorChoice.choose(
                            change.tx(), new OperatorChoice.Wanted(channel, null))
                    .compose(found -> found.isEmpty()
                            ? Future.succeededFuture()
                            : change.tx().run(CONVERSATION, found.get()))));
        }
        awaitAll(all);

        assertThat(loads()).containsExactly(3L);
    }

    @Test
    void whoWasSpokenToBeforeIsChosenAlsoWithMoreToDo() {
        int before = office.operator("Before");
        office.talk();
        office.operator("Idle");

        assertThat(chosen(new OperatorChoice.Wanted(Office.CHANNEL, before))).isEqualTo(before);
    }

    @Test
    void theirOwnLanguageGoesBeforeALearnedOneAndThatBeforeTheCountry() {
        int inBelgium = office.operator("Belgian");
        office.run(
                "UPDATE res_partner SET country_id = (SELECT id FROM res_country WHERE code = 'BE') WHERE id = $1",
                inBelgium);
        int belgium = (int) office.count("SELECT id::int8 FROM res_country WHERE code = 'BE'");
        office.operator("Anybody");
        assertThat(chosen(new OperatorChoice.Wanted(Office.CHANNEL, null, "fr_FR", belgium, null)))
                .isEqualTo(inBelgium);

        int learned = office.operator("Learned");
        office.run(
                "INSERT INTO res_lang_res_users_settings_rel (res_users_settings_id, res_lang_id)"
                        + " SELECT s.id, l.id FROM res_users_settings s JOIN res_users u ON u.id = s.user_id, res_lang l"
                        + " WHERE u.partner_id = $1 AND l.code = 'fr_FR'",
                learned);
        assertThat(chosen(new OperatorChoice.Wanted(Office.CHANNEL, null, "fr_FR", belgium, null)))
                .isEqualTo(learned);

        int born = office.operator("Born");
        office.run("UPDATE res_partner SET lang = 'fr_FR' WHERE id = $1", born);
        assertThat(chosen(new OperatorChoice.Wanted(Office.CHANNEL, null, "fr_FR", belgium, null)))
                .isEqualTo(born);
    }

    @Test
    void whoIsAwayOrTakesNothingNewIsNotChosen() {
        int away = office.operator("Away");
        office.presence(away, "away", "1 minute");
        int busy = office.operator("Busy");
        office.setting(busy, "livechat_accepting", false);
        assertThat(office.visit(busy).await()).isEmpty();

        int free = office.operator("Free");
        assertThat(chosen(new OperatorChoice.Wanted(Office.CHANNEL, busy))).isEqualTo(free);
    }

    private int chosen(OperatorChoice.Wanted wanted) {
        return Objects.requireNonNull(
                OperatorChoice.preview(office.database, wanted).await().orElse(null));
    }

    /** How many of so many visitors that come at once are received. */
    private long visitors(int count) {
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(office.visit(null).map(opened -> opened.isPresent()));
        }
        awaitAll(all);
        return all.stream().filter(Future::result).count();
    }

    private static void awaitAll(List<? extends Future<?>> all) {
        assertThat(Future.join(all).await().succeeded()).isTrue();
    }

    private List<Long> loads() {
        return office.database.list(row -> row.getLong(0), LOADS).await();
    }
}
