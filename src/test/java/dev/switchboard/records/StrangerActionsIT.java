package dev.switchboard.records;

import static dev.switchboard.records.TwoConversations.CHANNEL;
import static dev.switchboard.records.TwoConversations.assertHidden;
import static dev.switchboard.records.TwoConversations.domain;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers try to act in a conversation, to get into it, and to have what they own show something of it. */
@TestInstance(Lifecycle.PER_CLASS)
class StrangerActionsIT {
    private final TwoConversations world = new TwoConversations();

    @AfterAll
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "execute_command_help",
                "execute_command_who",
                "execute_command_history",
                "execute_command_leave",
                "channel_fetched",
                "channel_join",
                "action_unfollow",
                "unlink",
                "copy",
                "message_post"
            })
    void whoCallsAMethodOfItIsRefused(String method) {
        for (ModelClient stranger : world.strangers) {
            assertThat(stranger.refusal(CHANNEL, method, JsonArray.of(world.foreign)))
                    .contains("AccessError");
        }
        world.assertUntouched();
    }

    @Test
    void whoNamesItIsRefused() {
        JsonArray it = JsonArray.of(world.foreign);
        for (ModelClient stranger : world.strangers) {
            assertThat(stranger.refusal(CHANNEL, "read", it, JsonArray.of("name")))
                    .contains("AccessError");
            assertThat(stranger.refusal(CHANNEL, "write", it, JsonObject.of("name", "mine")))
                    .contains("AccessError");
            assertThat(stranger.refusal(CHANNEL, "set_message_pin", it, world.foreignMessage, true))
                    .contains("AccessError");
            assertThat(stranger.refusal(CHANNEL, "channel_rename", it, "mine")).contains("AccessError");
            assertThat(stranger.refusal(CHANNEL, "channel_pin", it, true)).contains("AccessError");
            assertThat(stranger.refusal(CHANNEL, "channel_set_custom_name", it, "mine"))
                    .contains("AccessError");
            assertThat(stranger.refusal(CHANNEL, "add_members", it, JsonArray.of(world.customerPartner)))
                    .contains("AccessError");
            assertThat(stranger.refusal(
                            "mail.message", "read", JsonArray.of(world.foreignMessage), JsonArray.of("body")))
                    .contains("AccessError");
            assertThat(stranger.refusal(
                            "ir.attachment", "read", JsonArray.of(world.foreignFile), JsonArray.of("datas")))
                    .contains("AccessError");
        }
        world.assertUntouched();
    }

    @Test
    void nobodyGetsInByWritingToSomethingElse() {
        JsonArray in = JsonArray.of(JsonArray.of(4, world.foreign));
        for (ModelClient stranger : world.strangers) {
            int self = ((JsonObject) stranger.call("res.users", "context_get")).getInteger("uid");
            int partner = world.partner(self);
            assertThat(stranger.refusal(
                            "discuss.channel.member",
                            "create",
                            JsonObject.of("channel_id", world.foreign, "partner_id", partner)))
                    .contains("AccessError");
            assertThat(stranger.refusal(
                            "res.partner", "write", JsonArray.of(partner), JsonObject.of("channel_ids", in)))
                    .contains("AccessError");
            assertThat(stranger.refusal("res.users", "write", JsonArray.of(self), JsonObject.of("groups_id", in)))
                    .isNotEmpty();
            assertThat(stranger.refusal("ir.attachment", "create", world.file("mine.txt")))
                    .contains("AccessError");
            assertThat(stranger.refusal(
                            "mail.message",
                            "create",
                            JsonObject.of("model", CHANNEL, "res_id", world.foreign, "body", "me too")))
                    .contains("AccessError");
        }
        world.assertUntouched();
    }

    @Test
    void whoManagesContactsPutsNobodyIntoAConversation() {
        int manager = world.user("carl", 1, 9);
        ModelClient carl = world.client("/18.0", "carl");
        JsonObject values = JsonObject.of("channel_ids", JsonArray.of(JsonArray.of(4, world.foreign)));

        assertThat(carl.call("res.partner", "write", JsonArray.of(world.partner(manager)), values))
                .isEqualTo(true);

        assertThat(carl.refusal(CHANNEL, "read", JsonArray.of(world.foreign), JsonArray.of("name")))
                .contains("AccessError");
        world.assertUntouched();
    }

    @Test
    void anAnswerShowsNothingOfAnotherConversation() {
        ModelClient paula = world.customer;
        Object answer = paula.call(
                "mail.message",
                "create",
                JsonObject.of("model", CHANNEL, "res_id", world.own, "body", "re", "parent_id", world.foreignMessage));

        assertHidden(paula.answer("mail.message", "read", JsonArray.of(JsonArray.of(answer)), new JsonObject()));
        assertThat(paula.refusal(
                        "mail.message",
                        "write",
                        JsonArray.of(answer),
                        JsonObject.of("parent_id", world.foreignMessage)))
                .contains("AccessError");
    }

    @Test
    void aMarkShowsNothingOfAnotherConversation() {
        ModelClient paula = world.customer;
        JsonArray self = (JsonArray)
                paula.call("discuss.channel.member", "search", domain("partner_id", "=", world.customerPartner));

        assertThat(paula.refusal(
                        "discuss.channel.member",
                        "write",
                        self,
                        JsonObject.of("seen_message_id", world.foreignMessage)))
                .contains("AccessError");
    }
}
