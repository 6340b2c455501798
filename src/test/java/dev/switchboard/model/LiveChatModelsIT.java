package dev.switchboard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.switchboard.db.Field;
import dev.switchboard.db.Rows;
import dev.switchboard.db.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveChatModelsIT {
    private static final int ADMIN_PARTNER = 3;

    private final Declared records = new Declared();

    @BeforeEach
    void aSessionOfASundayMorning() {
        records.execute("INSERT INTO mail_guest (id, name, access_token) VALUES (1, 'Ada', 'hash')");
        records.execute("""
                INSERT INTO discuss_channel (id, name, uuid, channel_type, livechat_operator_id, livechat_channel_id,
                  anonymous_name, livechat_active, create_date, last_interest_dt)
                VALUES (7, 'Ada Administrator', 'uuid', 'livechat', 3, 1, 'Ada', true,
                  '2026-11-22 11:57:48', now() AT TIME ZONE 'utc')""");
        message("2026-11-22 11:57:49", null, 1);
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void aSessionIsReportedWithItsTimesInSeconds() {
        message("2026-11-22 11:57:56.037", ADMIN_PARTNER, null);
        message("2026-11-22 12:01:26.277", null, 1);
        rate(5, "now() AT TIME ZONE 'utc'");

        Map<String, @Nullable Object> report = records.only(18, ImLivechatReportChannel.MODEL);

        assertThat(report)
                .containsEntry("id", 7)
                .containsEntry("technical_name", "YourWebsite.com / 7")
                .containsEntry("start_hour", "11")
                .containsEntry("start_date_hour", "2026-11-22 11:00:00")
                .containsEntry("day_number", "0")
                .containsEntry("nbr_speaker", 1)
                .containsEntry("nbr_message", 3)
                .containsEntry("is_without_answer", 0)
                .containsEntry("is_anonymous", 1)
                .containsEntry("is_happy", 1)
                .containsEntry("is_unrated", 0)
                .containsEntry("rating", 5)
                .containsEntry("rating_text", "Happy")
                .containsEntry("partner_id", new Rows.Named(ADMIN_PARTNER, "Administrator"));
        assertThat((Double) report.get("duration")).isCloseTo(217.277, within(1e-6));
        assertThat((Double) report.get("time_to_answer")).isCloseTo(7.037, within(1e-6));
    }

    @Test
    void aSessionWithoutAnAnswerIsReportedAsSuch() {
        assertThat(records.only(17, ImLivechatReportChannel.MODEL))
                .containsEntry("is_without_answer", 1)
                .containsEntry("time_to_answer", null)
                .containsEntry("duration", 0.0)
                .containsEntry("rating_text", null)
                .containsEntry("is_unrated", 1);
    }

    @Test
    void aSessionInWhichNothingWasSaidIsNotReported() {
        records.execute("DELETE FROM mail_message");

        assertThat(records.all(18, ImLivechatReportChannel.MODEL)).isEmpty();
        assertThat(records.all(18, ImLivechatReportOperator.MODEL)).isEmpty();
    }

    @Test
    void anOperatorIsReportedForEachSession() {
        message("2026-11-22 11:57:59", ADMIN_PARTNER, null);
        rate(3, "now() AT TIME ZONE 'utc'");

        assertThat(records.only(18, ImLivechatReportOperator.MODEL))
                .containsEntry("partner_id", new Rows.Named(ADMIN_PARTNER, "Administrator"))
                .containsEntry("nbr_channel", 1)
                .containsEntry("time_to_answer", 10.0)
                .containsEntry("duration", 10.0)
                .containsEntry("rating", 3.0);
    }

    @Test
    void nobodyHavingRatedIsMinusOne() {
        assertThat(records.only(18, ImLivechatChannel.MODEL))
                .containsEntry("rating_percentage_satisfaction", -1)
                .containsEntry("rating_count", 0)
                .containsEntry("rating_avg", 0.0);
    }

    @Test
    void satisfactionIsTheShareOfGoodRatingsOfTheLastFourteenDays() {
        rate(5, "now() AT TIME ZONE 'utc'");
        rate(3, "now() AT TIME ZONE 'utc'");
        rate(1, "now() AT TIME ZONE 'utc'");
        rate(0, "now() AT TIME ZONE 'utc'");
        rate(1, "now() AT TIME ZONE 'utc' - interval '15 days'");

        assertThat(records.only(18, ImLivechatChannel.MODEL))
                .containsEntry("rating_percentage_satisfaction", 33)
                .containsEntry("rating_count", 3)
                .containsEntry("rating_avg", 3.0)
                .containsEntry("rating_avg_percentage", 0.6);
    }

    @Test
    void operatorsAreAvailableWhileOnline() {
        assertThat(records.only(18, ImLivechatChannel.MODEL)).containsEntry("available_operator_ids", List.of());

        beOnline();

        assertThat(records.only(18, ImLivechatChannel.MODEL))
                .containsEntry("available_operator_ids", List.of(ResUsers.ADMIN))
                .containsEntry("are_you_inside", true)
                .containsEntry("nbr_channel", 1);
    }

    @Test
    void whoIsInEnoughSessionsIsNotAvailableIn19() {
        beOnline();
        records.execute("INSERT INTO discuss_channel_member (channel_id, partner_id) VALUES (7, 3)");
        records.execute("UPDATE im_livechat_channel SET max_sessions_mode = 'limited', max_sessions = 1");

        assertThat(records.only(19, ImLivechatChannel.MODEL))
                .containsEntry("available_operator_ids", List.of())
                .containsEntry("ongoing_session_count", 1)
                .containsEntry("remaining_session_capacity", 0);
        assertThat(records.only(18, ImLivechatChannel.MODEL))
                .containsEntry("available_operator_ids", List.of(ResUsers.ADMIN));
    }

    @Test
    void aPageOfAnotherSiteIncludesTwoScripts() {
        Field script = new Schema(Models.ALL, 18).model("im_livechat.channel").field("script_external");

        assertThat(Declared.computed(script, Map.of("id", 2), 18)).isEqualTo("""

                            \n            <script defer="defer" type="text/javascript" \
                src="http://127.0.0.1:9118/im_livechat/loader/2"></script>
                            \n            <script defer="defer" type="text/javascript" \
                src="http://127.0.0.1:9118/im_livechat/assets_embed.js"></script>""");
    }

    @Test
    void aCannedResponseIsEditableByItsAuthorAndByAdministratorsWhereItIsShared() {
        records.execute("""
                INSERT INTO mail_canned_response (id, source, substitution, create_uid)
                VALUES (1, 'hi', 'Hello', 2), (2, 'bye', 'Goodbye', 1), (3, 'thx', 'Thank you', 1)""");
        records.execute("INSERT INTO mail_canned_response_res_groups_rel VALUES (2, 15)");

        assertThat(records.all(18, MailCannedResponse.MODEL))
                .extracting(response -> response.get("is_editable"))
                .containsExactly(true, true, true);
        assertThat(records.all(19, MailCannedResponse.MODEL))
                .extracting(response -> response.get("display_name"), response -> response.get("is_editable"))
                .containsExactly(tuple("thx", false), tuple("bye", true), tuple("hi", true));
        assertThat(records.all(17, MailShortcode.MODEL))
                .extracting(response -> response.get("display_name"))
                .containsExactly("mail.shortcode,1", "mail.shortcode,2", "mail.shortcode,3");
    }

    @Test
    void whoAskedForHelpAndWhoGaveItIsKnownIn19() {
        records.execute("""
                INSERT INTO im_livechat_channel_member_history
                  (id, channel_id, partner_id, guest_id, livechat_member_type)
                VALUES (1, 7, 3, NULL, 'agent'), (2, 7, NULL, 1, 'visitor'), (3, 7, 2, NULL, 'agent')""");
        message("2026-11-22 12:57:48", ADMIN_PARTNER, null);

        assertThat(records.all(19, ImLivechatChannelMemberHistory.MODEL))
                .extracting(member -> member.get("display_name"), member -> member.get("help_status"))
                .containsExactly(tuple("Administrator", "requested"), tuple("Ada", null), tuple("OdooBot", "provided"));
        assertThat(records.only(19, ImLivechatReportChannel19.MODEL))
                .containsEntry("session_outcome", "escalated")
                .containsEntry("handled_by_agent", 1)
                .containsEntry("handled_by_bot", 0)
                .containsEntry("nbr_message", 2)
                .containsEntry("time_to_answer", 1.0)
                .containsEntry("agent_requesting_help_history", new Rows.Named(1, "Administrator"));
    }

    @Test
    void aWebsiteAddressIsMadeOfTheName() {
        Field url = new Schema(Models.ALL, 18).model("im_livechat.channel").field("website_url");

        assertThat(Declared.computed(url, Map.of("id", 5, "name", "Crud óne - bis!"), 18))
                .isEqualTo("/livechat/channel/crud-one-bis-5");
        assertThat(Declared.computed(url, Map.of("id", 5, "name", "客服"), 18)).isEqualTo("/livechat/channel/5");
    }

    private void beOnline() {
        records.execute("""
                INSERT INTO bus_presence (user_id, status, last_poll, last_presence)
                VALUES (2, 'online', now() AT TIME ZONE 'utc', now() AT TIME ZONE 'utc')""");
    }

    private void message(String at, @Nullable Integer author, @Nullable Integer guest) {
        records.execute("""
                INSERT INTO mail_message (model, res_id, author_id, author_guest_id, message_type, create_date)
                VALUES ('discuss.channel', 7, $1, $2, 'comment', '%s')""".formatted(at), author, guest);
    }

    private void rate(int rating, String written) {
        records.execute("""
                INSERT INTO rating_rating (res_model, res_id, parent_res_model, parent_res_id, rated_partner_id, rating,
                  consumed, write_date)
                VALUES ('discuss.channel', 7, 'im_livechat.channel', 1, 3, %d, true, %s)""".formatted(rating, written));
    }
}
