package dev.switchboard.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Rules of conversations, members, files and users that hold whoever asks, in Odoo's words: golden/odoo18/17b, 18. */
@TestInstance(Lifecycle.PER_CLASS)
class PeopleModelsIT {
    private static final String CHANNEL = "discuss.channel";
    private static final String MEMBER = "discuss.channel.member";
    private static final String USERS = "res.users";
    private static final String VALIDATION = "odoo.exceptions.ValidationError: ";
    private static final String USER = "odoo.exceptions.UserError: ";

    private final TwoConversations world = new TwoConversations();
    private final ModelClient admin = world.admin;

    @AfterAll
    void stop() {
        world.close();
    }

    private JsonObject read(String model, int id, String... fields) {
        return ((JsonArray) admin.call(model, "read", JsonArray.of(id), new JsonArray(List.of(fields))))
                .getJsonObject(0);
    }

    @Test
    void aConversationKeepsItsTypeAndHasItsCallerAsMember() {
        assertThat(read(CHANNEL, world.foreign, "channel_partner_ids", "is_member"))
                .isEqualTo(JsonObject.of("id", world.foreign, "channel_partner_ids", JsonArray.of(3))
                        .put("is_member", true));
        assertThat(admin.refusal(CHANNEL, "write", JsonArray.of(world.own), JsonObject.of("channel_type", "chat")))
                .isEqualTo(USER + "Cannot change the channel type of: ours");
    }

    @Test
    void conversationsThatMakeNoSenseAreRefused() {
        JsonArray three = JsonArray.of(JsonArray.of(4, 2), JsonArray.of(4, 3), JsonArray.of(4, world.customerPartner));
        JsonObject chat = JsonObject.of("name", "c", "channel_type", "chat");

        assertThat(admin.refusal(CHANNEL, "create", chat.copy().put("channel_partner_ids", three)))
                .isEqualTo(VALIDATION + "A channel of type 'chat' cannot have more than two users.");
        assertThat(admin.refusal(CHANNEL, "create", JsonObject.of("name", "c", "channel_type", "livechat")))
                .endsWith("Livechat Operator ID is required for a channel of type livechat.");
        assertThat(admin.refusal(
                        CHANNEL, "create", chat.copy().put("channel_partner_ids", JsonArray.of(JsonArray.of(1, 2)))))
                .isEqualTo(VALIDATION + "Invalid value when creating a channel with members, only 4 or 6 are allowed.");
        assertThat(admin.refusal(CHANNEL, "unlink", JsonArray.of(1)))
                .isEqualTo(USER
                        + "You cannot delete those groups, as the Whole Company group is required by other modules.");
    }

    @Test
    void aConversationTakesItsMessagesAndFilesWithIt() {
        int group = (Integer) admin.call(CHANNEL, "create", JsonObject.of("name", "g", "channel_type", "group"));
        JsonObject said = JsonObject.of("model", CHANNEL, "res_id", group, "body", "bye");
        int message = (Integer) admin.call("mail.message", "create", said);

        assertThat(admin.call(CHANNEL, "unlink", JsonArray.of(group))).isEqualTo(true);

        assertThat(admin.call("mail.message", "read", JsonArray.of(message), JsonArray.of("body")))
                .isEqualTo(new JsonArray());
    }

    @Test
    void aMemberIsOnePersonForGood() {
        int member = ((JsonArray)
                        admin.call(MEMBER, "search", TwoConversations.domain("partner_id", "=", world.customerPartner)))
                .getInteger(0);

        assertThat(admin.refusal(MEMBER, "write", JsonArray.of(member), JsonObject.of("guest_id", 1)))
                .isEqualTo("odoo.exceptions.AccessError: You can not write on guest_id.");
        assertThat(admin.refusal(MEMBER, "create", JsonObject.of("partner_id", 3)))
                .startsWith(USER + "It appears you're trying to create a channel member, but");
        assertThat(admin.refusal(MEMBER, "create", JsonObject.of("channel_id", world.own)))
                .endsWith("A channel member must be a partner or a guest.");
        assertThat(admin.refusal(MEMBER, "create", JsonObject.of("channel_id", world.own, "partner_id", 4)))
                .isEqualTo(VALIDATION + "Channel members cannot include public users.");
    }

    @Test
    void aUserIsInTheGroupsThatAreImplied() {
        int manager = world.user("max", 1, 16);

        assertThat(read(USERS, manager, "groups_id").getJsonArray("groups_id").stream())
                .contains(1, 12, 15, 16);
        assertThat(read(USERS, manager, "share").getBoolean("share")).isFalse();
        assertThat(admin.call(USERS, "has_group", JsonArray.of(manager), "im_livechat.im_livechat_group_user"))
                .isEqualTo(true);
    }

    @Test
    void accountsThatMakeNoSenseAreRefused() {
        JsonObject both = JsonObject.of("name", "b", "login", "b")
                .put("groups_id", JsonArray.of(JsonArray.of(6, 0, JsonArray.of(1, 10))));

        assertThat(admin.refusal(USERS, "create", JsonObject.of("name", "again", "login", "paula")))
                .endsWith("You can not have two users with the same login!");
        assertThat(admin.refusal(USERS, "create", both))
                .isEqualTo(VALIDATION + "The user cannot have more than one user types.");
        assertThat(admin.refusal(USERS, "write", JsonArray.of(2), JsonObject.of("active", false)))
                .isEqualTo(USER + "You cannot deactivate the user you're currently logged in as.");
        assertThat(admin.refusal(
                        USERS, "write", JsonArray.of(2), JsonObject.of("groups_id", JsonArray.of(JsonArray.of(3, 2)))))
                .isEqualTo(VALIDATION + "You must have at least an administrator user.");
        assertThat(admin.refusal("res.partner", "unlink", JsonArray.of(world.customerPartner)))
                .startsWith(VALIDATION + "You cannot delete contacts linked to an active user.");
    }

    @Test
    void whatFollowsFromTheBytesOfAFileIsNobodysToSay() {
        JsonObject page = JsonObject.of("name", "a.html", "datas", "PGgxPg==", "file_size", 7, "checksum", "x");
        ModelClient nora = world.client("/18.0", "nora");
        int file = (Integer) nora.call("ir.attachment", "create", page);

        assertThat(read("ir.attachment", file, "mimetype", "file_size", "checksum", "raw"))
                .isEqualTo(JsonObject.of("id", file, "mimetype", "text/plain", "file_size", 4)
                        .put("checksum", "446b9b37911e394f15ed03f06af11f06dd6428b4")
                        .put("raw", "PGgxPg=="));
    }

    @Test
    void aGuestsTokenIsNeverWhatAScriptSays() {
        int guest = (Integer) admin.call("mail.guest", "create", JsonObject.of("name", "g", "access_token", "mine"));

        assertThat(admin.call("mail.guest", "write", JsonArray.of(guest), JsonObject.of("access_token", "mine")))
                .isEqualTo(true);
        assertThat(read("mail.guest", guest, "access_token").getString("access_token"))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void parametersAndExternalIdsAreFoundByName() {
        assertThat(admin.call("ir.config_parameter", "set_param", "a.b", 12)).isEqualTo(false);
        assertThat(admin.call("ir.config_parameter", "get_param", "a.b")).isEqualTo("12");
        assertThat(admin.call("ir.config_parameter", "set_param", "a.b", false)).isEqualTo("12");
        assertThat(admin.call("ir.config_parameter", "get_param", "a.b")).isEqualTo(false);
        assertThat(admin.call("ir.model.data", "check_object_reference", "base", "group_user"))
                .isEqualTo(JsonArray.of("res.groups", 1));
        assertThat(world.customer.refusal("ir.model.data", "check_object_reference", "base", "user_admin", true))
                .startsWith("odoo.exceptions.AccessError");
    }
}
