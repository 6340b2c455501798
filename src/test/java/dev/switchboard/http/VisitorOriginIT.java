package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.http.Scene.Session;
import dev.switchboard.visitor.CountryFile;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server learns of a visitor before the first word. */
@TestInstance(Lifecycle.PER_CLASS)
class VisitorOriginIT {
    private static final String COUNTRIES = CountryFile.of("192.0.2.0/24", "BE").toString();

    private final Scene scene = new Scene("--geoip-database", COUNTRIES, "--trusted-proxies", "127.0.0.1,10.0.0.0/8");

    @AfterAll
    void stop() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            192.0.2.1                         | BE
            203.0.113.5, 192.0.2.1            | BE
            192.0.2.1, 203.0.113.5            | -
            203.0.113.5, 192.0.2.1, 10.1.2.3  | BE
            """)
    void theCountryIsThatOfTheNearestAddressThatNoProxyOfOursHas(String forwarded, String country) {
        Session session = scene.session("X-Forwarded-For", forwarded);

        String guest = session.token().substring(0, session.token().indexOf('|'));
        assertThat(scene.column("SELECT c.code FROM mail_guest g LEFT JOIN res_country c ON c.id = g.country_id"
                        + " WHERE g.id = " + guest))
                .containsExactly(country);
        assertThat(scene.column("SELECT c.code FROM discuss_channel d LEFT JOIN res_country c ON c.id = d.country_id"
                        + " WHERE d.id = " + session.channelId()))
                .containsExactly(country);
    }

    @Test
    void aGuestHasTheBrowsersLanguageAndTimezone() {
        assertThat(scene.column("UPDATE res_lang SET active = true WHERE code = 'fr_FR' RETURNING code"))
                .hasSize(1);
        assertThat(scene.session().token()).isNotEmpty();
        HttpResponse<String> opened = scene.client.post(
                "/im_livechat/get_session",
                "{\"params\":{\"channel_id\":1,\"anonymous_name\":\"Ada\"}}",
                "Accept-Language",
                "fr-BE,fr;q=0.9",
                "Cookie",
                "tz=Europe/Brussels");

        assertThat(opened.headers().allValues("set-cookie")).anyMatch(cookie -> cookie.startsWith("dgid="));
        assertThat(scene.column("SELECT lang || ' ' || timezone FROM mail_guest ORDER BY id DESC LIMIT 1"))
                .containsExactly("fr_FR Europe/Brussels");
    }

    @ParameterizedTest
    @CsvSource({
        "Belgian,  192.0.2.1,   en, true",
        "Belgian,  192.0.2.1,   en, false",
        "French,   192.0.2.1,   fr, true",
        "French,   203.0.113.5, fr, false"
    })
    void theOperatorSpeaksTheirLanguageOrElseLivesInTheirCountry(
            String operator, String address, String language, boolean persisted) {
        assertThat(scene.session().token()).isNotEmpty();
        String activated = "UPDATE res_lang SET active = true WHERE code = 'fr_FR' RETURNING code";
        assertThat(scene.column(activated)).hasSize(1);
        assertThat(scene.column("UPDATE res_partner SET lang = NULL WHERE name <> 'French' RETURNING id"))
                .isNotEmpty();
        operator("French", "'fr_FR'", "NULL");
        operator("Belgian", "NULL", "(SELECT id FROM res_country WHERE code = 'BE')");
        JsonObject params = JsonObject.of("channel_id", 1, "anonymous_name", "Ada", "persisted", persisted);

        JsonObject answer = scene.client.call(
                "/im_livechat/cors/get_session", params, "X-Forwarded-For", address, "Accept-Language", language);

        assertThat(answer.getJsonObject("result").toString()).contains("Ada " + operator);
    }

    /** In Odoo a language counts that the visitor has, and that is the one of a cookie; nobody else has the server's. */
    @Test
    void aVisitorWhoNamesNoLanguageIsNotTakenForOneOfTheServersLanguage() {
        assertThat(scene.session().token()).isNotEmpty();
        assertThat(scene.column("UPDATE res_partner SET lang = NULL WHERE name <> 'French' RETURNING id"))
                .isNotEmpty();
        operator("English", "'en_US'", "NULL");
        operator("Belgian", "NULL", "(SELECT id FROM res_country WHERE code = 'BE')");

        assertThat(offered("Accept-Language", "ja")).contains("Ada Belgian");
        assertThat(offered("Accept-Language", "en-GB")).contains("Ada English");
    }

    private String offered(String... headers) {
        JsonObject params = JsonObject.of("channel_id", 1, "anonymous_name", "Ada", "persisted", false);
        List<String> all = new ArrayList<>(List.of("X-Forwarded-For", "192.0.2.1"));
        all.addAll(List.of(headers));
        return scene.client
                .call("/im_livechat/cors/get_session", params, all.toArray(String[]::new))
                .getJsonObject("result")
                .toString();
    }

    /** An operator of the first channel who is online; whoever is called so already is. */
    private void operator(String name, String lang, String country) {
        List<@Nullable String> joined = scene.column("""
                WITH partner AS (INSERT INTO res_partner (name, lang, country_id) SELECT '%1$s', %2$s, %3$s
                  WHERE NOT EXISTS (SELECT FROM res_users WHERE login = '%1$s') RETURNING id),
                operator AS (INSERT INTO res_users (login, partner_id) SELECT '%1$s', id FROM partner RETURNING id),
                joined AS (INSERT INTO im_livechat_channel_im_user (channel_id, user_id) SELECT 1, id FROM operator)
                INSERT INTO bus_presence (user_id, status, last_poll, last_presence)
                SELECT id, 'online', now() AT TIME ZONE 'utc', now() AT TIME ZONE 'utc' FROM operator
                RETURNING id""".formatted(name, lang, country));
        assertThat(joined).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aTimezoneThatDoesNotExistIsLeftOut() {
        assertThat(scene.session().token()).isNotEmpty();
        HttpResponse<String> opened = scene.client.post(
                "/im_livechat/get_session",
                "{\"params\":{\"channel_id\":1,\"anonymous_name\":\"Ada\"}}",
                "Cookie",
                "tz=Mars/Olympus; frontend_lang=xx_XX");

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(scene.column("SELECT lang || coalesce(timezone, '-') FROM mail_guest ORDER BY id DESC LIMIT 1"))
                .containsExactly("en_US-");
    }
}
