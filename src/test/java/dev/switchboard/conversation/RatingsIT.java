package dev.switchboard.conversation;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.http.ModelClient;
import dev.switchboard.http.Servers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden/odoo18/17b-models, seq 90, and odoo19/17-call-kw-crud, seq 241 and 258 to 273. */
@TestInstance(Lifecycle.PER_CLASS)
class RatingsIT {
    private static final String RATING = "rating.rating";
    private static final String CONVERSATION = "discuss.channel";

    private final ServerProcess server = Servers.withOperator(TestDatabase.fresh());
    private final ModelClient admin = ModelClient.admin(server);

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonObject ratingOfAConversation() {
        int conversation = admin.create(
                CONVERSATION,
                JsonObject.of(
                        "name",
                        "Ada",
                        "channel_type",
                        "livechat",
                        "livechat_channel_id",
                        1,
                        "livechat_operator_id",
                        3,
                        "uuid",
                        UUID.randomUUID().toString()));
        JsonArray models =
                (JsonArray) admin.call("ir.model", "search", JsonArray.of(JsonArray.of("model", "=", CONVERSATION)));
        return JsonObject.of("res_model_id", models.getInteger(0), "res_id", conversation, "rating", 5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, 5.5, 9})
    void aRatingIsBetween0And5(double rating) {
        int right = admin.create(RATING, JsonObject.of("res_id", 1, "rating", 5));

        assertThat(admin.refusal(RATING, "create", JsonObject.of("res_id", 1, "rating", rating)))
                .contains(entry("name", "builtins.AssertionError"), entry("message", ""));
        assertThat(admin.refusal(RATING, "write", JsonArray.of(right), JsonObject.of("rating", rating)))
                .contains(entry("name", "builtins.AssertionError"), entry("message", ""));
        assertThat(admin.read(RATING, right, "rating").getDouble("rating")).isEqualTo(5);
    }

    @Test
    void aRatingOfAConversationCountsForItsLivechatChannel() {
        int rating = admin.create(RATING, ratingOfAConversation());

        assertThat(admin.read(RATING, rating, "res_model", "parent_res_model", "parent_res_id", "parent_res_name"))
                .contains(
                        entry("res_model", CONVERSATION),
                        entry("parent_res_model", "im_livechat.channel"),
                        entry("parent_res_id", 1),
                        entry("parent_res_name", "YourWebsite.com"));
    }

    @Test
    void statisticsCountTheRatingsThatWereGiven() {
        JsonObject of = ratingOfAConversation();
        JsonArray conversation = JsonArray.of(of.getInteger("res_id"));
        assertThat(Stream.of(5, 5, 3, 1, 0)
                        .map(rating -> of.copy().put("rating", rating).put("consumed", true))
                        .map(rating -> admin.create(RATING, rating)))
                .hasSize(5);
        assertThat(admin.create(RATING, of.copy().put("consumed", false))).isPositive();

        assertThat(admin.call(CONVERSATION, "rating_get_grades", conversation))
                .isEqualTo(JsonObject.of("great", 2, "okay", 1, "bad", 1));
        assertThat(admin.call(CONVERSATION, "rating_get_stats", conversation))
                .isEqualTo(JsonObject.of(
                        "avg",
                        3.5,
                        "total",
                        4,
                        "percent",
                        JsonObject.of("1", 25.0, "2", 0.0, "3", 25.0, "4", 0.0, "5", 50.0)));
        assertThat(admin.call(
                        CONVERSATION, "rating_get_grades", conversation, JsonArray.of(JsonArray.of("rating", ">", 1))))
                .isEqualTo(JsonObject.of("great", 2, "okay", 1, "bad", 0));
    }

    @ParameterizedTest
    @CsvSource({
        "im_livechat.expertise, im_livechat_expertise_name_unique, '{\"en_US\": \"Billing\"}'",
        "im_livechat.conversation.tag, im_livechat_conversation_tag_name_unique, Billing"
    })
    void whatConversationsAreSortedByHasUniqueNames(String model, String constraint, String value) {
        ModelClient of19 = admin.speaking(19);
        assertThat(of19.create(model, JsonObject.of("name", "Billing"))).isPositive();

        assertThat(of19.refusal(model, "create", JsonObject.of("name", "Billing"))
                        .getString("message"))
                .isEqualTo("""
                        The operation cannot be completed: duplicate key value violates unique constraint "%s"
                        DETAIL:  Key (name)=(%s) already exists.
                        """.formatted(constraint, value));
    }

    @Test
    void whoTookPartInASessionIsWrittenByTheServerOnly() {
        assertThat(admin.speaking(19)
                        .refusal("im_livechat.channel.member.history", "create", JsonObject.of("channel_id", 1))
                        .getString("message"))
                .isEqualTo("""
                        You are not allowed to create 'Keep the channel member history' \
                        (im_livechat.channel.member.history) records.

                        No group currently allows this operation.

                        Contact your administrator to request access if necessary.""");
    }
}
