package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.visitor.CountryFile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where visitors' countries are read from, while the server runs. */
class CountryFileIT {
    private static final String NAME = "countries.mmdb";
    private static final String VISITOR = "192.0.2.7";

    @Test
    void aNewFileIsReadAndABrokenOneLeavesTheOldInUse(@TempDir Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        Files.copy(CountryFile.of("192.0.2.0/24", "BE"), file);
        String[] options = {"--geoip-database", file.toString(), "--trusted-proxies", "127.0.0.1"};
        try (ServerProcess server = Servers.start(TestDatabase.fresh(), options)) {
            Shops shops = new Shops(server);
            assertThat(shops.rule()).isEqualTo("BE");

            replace(directory, CountryFile.of("192.0.2.0/24", "FR"));
            await().atMost(20, SECONDS).until(() -> shops.rule().equals("FR"));

            Files.copy(CountryFile.of("192.0.2.0/24", "BE"), file, StandardCopyOption.REPLACE_EXISTING);
            await().atMost(20, SECONDS).until(() -> shops.rule().equals("BE"));

            Files.writeString(file, "a page that says that the download failed");
            await().atMost(20, SECONDS).until(() -> server.errors().contains("is not a MaxMind database"));
            assertThat(shops.rule()).isEqualTo("BE");

            Files.delete(file);
            replace(directory, CountryFile.of("192.0.2.0/24", "FR"));
            await().atMost(20, SECONDS).until(() -> shops.rule().equals("FR"));
            assertThat(server.errors().lines().filter(line -> line.contains("is not a MaxMind database")))
                    .hasSize(1);
        }
    }

    private static void replace(Path directory, Path by) throws IOException {
        Path file = directory.resolve(NAME);
        Path beside = Files.copy(by, directory.resolve("beside"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE)).exists();
    }

    @Test
    void withoutAFileRulesForCountriesAreNamedOnceAndNeverApply() {
        DatabaseUrl database = TestDatabase.fresh();
        try (ServerProcess server = Servers.start(database)) {
            Shops shops = new Shops(server);
            assertThat(shops.rule()).isEqualTo("everybody");
            assertThat(server.errors()).doesNotContain("--geoip-database");
        }
        try (ServerProcess server = Servers.start(database)) {
            assertThat(server.url()).isNotNull();
            assertThat(server.errors().lines().filter(line -> line.contains("--geoip-database")))
                    .singleElement()
                    .asString()
                    .containsPattern(
                            "rules for countries never apply: \\d+, \\d+ of live chat channel \"Shops\" \\(\\d+\\)");
        }
    }

    /** A live chat channel with a rule for each of two countries and one for everybody. */
    private static final class Shops {
        private final RawClient client;
        private final ModelClient admin;
        private final int channel;

        private Shops(ServerProcess server) {
            client = new RawClient(server.url());
            admin = ModelClient.admin(server);
            channel = admin.create("im_livechat.channel", JsonObject.of("name", "Shops"));
            rule("everybody", new JsonArray());
            rule("BE", country("BE"));
            rule("FR", country("FR"));
        }

        private JsonArray country(String code) {
            JsonArray domain = JsonArray.of(JsonArray.of("code", "=", code));
            return (JsonArray) admin.call("res.country", "search", domain);
        }

        private void rule(String name, JsonArray countries) {
            JsonArray exactly = JsonArray.of(JsonArray.of(6, 0, countries));
            JsonObject values =
                    JsonObject.of("channel_id", channel, "regex_url", "shop|" + name, "country_ids", exactly);
            admin.call("im_livechat.channel.rule", "create", values);
        }

        private String rule() {
            JsonObject params = JsonObject.of("channel_id", channel, "page_url", "https://shop.example/");
            String regex = client.call("/im_livechat/cors/init", params, "X-Forwarded-For", VISITOR)
                    .getJsonObject("result")
                    .getJsonObject("rule")
                    .getString("regex_url");
            return regex.substring(regex.indexOf('|') + 1);
        }
    }
}
