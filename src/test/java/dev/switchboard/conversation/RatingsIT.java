package dev.switchboard.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.http.ModelClient;
import dev.switchboard.http.Servers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
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
    private static final Pattern SPACE = Pattern.compile(" ");
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
        assertThat(Stream.of(5, 4.5, 4, 3, 2, 0)
                        .map(rating -> of.copy().put("rating", rating).put("consumed", true))
                        .map(rating -> admin.create(RATING, rating)))
                .hasSize(6);
        assertThat(admin.create(RATING, of.copy().put("consumed", false))).isPositive();
        assertThat(admin.create(RATING, ratingOfAConversation().put("consumed", true)))
                .isPositive();

        assertThat(admin.call(CONVERSATION, "rating_get_grades", conversation))
                .isEqualTo(JsonObject.of("great", 3, "okay", 1, "bad", 1));
        assertThat(admin.call(CONVERSATION, "rating_get_stats", conversation))
                .isEqualTo(JsonObject.of(
                        "avg",
                        3.7,
                        "total",
                        5,
                        "percent",
                        JsonObject.of("1", 0.0, "2", 20.0, "3", 20.0, "4", 20.0, "4.5", 20.0, "5", 20.0)));
        assertThat(admin.call(
                        CONVERSATION, "rating_get_grades", conversation, JsonArray.of(JsonArray.of("rating", ">", 2))))
                .isEqualTo(JsonObject.of("great", 3, "okay", 1, "bad", 0));
    }

    /** The columns of Odoo's list, cards and form of sessions; a rating that was only asked for has a face, too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "18; is_member create_date name country_id duration message_ids rating_last_image rating_last_feedback"
                        + " livechat_operator_id",
                "19; create_date livechat_customer_history_ids livechat_agent_history_ids livechat_bot_history_ids"
                        + " livechat_agent_requesting_help_history livechat_agent_providing_help_history country_id"
                        + " livechat_lang_id livechat_expertise_ids livechat_conversation_tag_ids livechat_channel_id"
                        + " duration message_count rating_last_text rating_last_feedback rating_last_image"
                        + " livechat_failure livechat_is_escalated livechat_agent_partner_ids description"
                        + " livechat_status rating_last_value"
            })
    void theSessionListShowsWhatOdoosDoes(int series, String columns) {
        JsonObject rating = ratingOfAConversation();
        assertThat(admin.create(RATING, rating.copy().put("consumed", true))).isPositive();
        JsonObject specification = new JsonObject();
        Stream.of(SPACE.split(columns, -1)).forEach(column -> specification.put(column, new JsonObject()));

        JsonObject session = session(series, rating, specification);
        assertThat(session.fieldNames()).containsAll(specification.fieldNames());
        String face = new String(Base64.getDecoder().decode(session.getString("rating_last_image")), UTF_8);
        assertThat(face).startsWith("<svg").contains("#15803d");
        assertThat(admin.create(RATING, rating.copy().put("rating", 1))).isPositive();
        assertThat(session(series, rating, specification).getString("rating_last_image"))
                .isNotEqualTo(session.getString("rating_last_image"));
    }

    private JsonObject session(int series, JsonObject rating, JsonObject specification) {
        JsonArray domain = JsonArray.of(
                JsonArray.of("livechat_channel_id", "!=", false),
                JsonArray.of("id", "=", rating.getInteger("res_id")),
                JsonArray.of("rating_ids", "!=", false),
                JsonArray.of("rating_avg", ">=", 2.5));
        JsonObject found =
                (JsonObject) admin.speaking(series).call(CONVERSATION, "web_search_read", domain, specification);
        return found.getJsonArray("records").getJsonObject(0);
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
