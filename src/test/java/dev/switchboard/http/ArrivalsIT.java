package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Very many visitors at once, each on a connection of their own. */
class ArrivalsIT {
    private static final int OPERATORS = 50;
    private static final int VISITORS = 2_000;

    /** Nobody of them has a socket that would be missed: they are online for longer than the test may take. */
    private static final String HIRE = """
            WITH partner AS (
              INSERT INTO res_partner (name) SELECT 'Operator ' || i FROM generate_series(1, %d) i RETURNING id, name),
            operator AS (INSERT INTO res_users (login, partner_id) SELECT name, id FROM partner RETURNING id),
            setting AS (INSERT INTO res_users_settings (user_id) SELECT id FROM operator),
            joined AS (INSERT INTO im_livechat_channel_im_user (channel_id, user_id) SELECT 1, id FROM operator)
            INSERT INTO bus_presence (user_id, status, last_poll, last_presence)
            SELECT id, 'online', later, later FROM operator, (
              SELECT (now() AT TIME ZONE 'utc') + interval '10 minutes' AS later) AS time""".formatted(OPERATORS);

    /** Half of them take one conversation more than they have, half of them three. */
    private static final String LIMIT = """
            UPDATE res_users_settings SET livechat_capacity = %d + CASE id %% 2 WHEN 0 THEN 1 ELSE 3 END""";

    private static final String LOADS = """
            SELECT count(*) FROM discuss_channel WHERE channel_type = 'livechat' AND livechat_active
            GROUP BY livechat_operator_id""";
    private static final String NOT_AT_CAPACITY = """
            SELECT count(*) FROM res_users_settings s JOIN res_users u ON u.id = s.user_id
            WHERE u.login LIKE 'Operator%' AND s.livechat_capacity IS DISTINCT FROM (
              SELECT count(*) FROM discuss_channel c WHERE c.livechat_operator_id = u.partner_id AND c.livechat_active)""";

    private final DatabaseUrl database = TestDatabase.fresh();
    private final ServerProcess server = Servers.start(database, "--visitor-limits", "off");
    private final int port = server.url().getPort();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(60_000), new PoolOptions().setHttp1MaxSize(VISITORS));

    @AfterEach
    void stop() {
        vertx.close().await();
        server.close();
    }

    @Test
    @Timeout(90)
    void fiftyOperatorsShareTwoThousandVisitorsAndThenTakeAsManyAsTheyMay() throws Exception {
        execute(HIRE);

        assertThat(received(VISITORS)).isEqualTo(VISITORS);
        assertThat(numbers(LOADS)).hasSize(OPERATORS).containsOnly(VISITORS / OPERATORS);

        execute(LIMIT.formatted(VISITORS / OPERATORS));
        assertThat(received(2 * 2 * OPERATORS)).isEqualTo(2 * OPERATORS);
        assertThat(numbers(NOT_AT_CAPACITY)).containsExactly(0);
    }

    /** How many of so many visitors that come at once are received; each of them gets an answer. */
    private long received(int visitors) throws Exception {
        List<Future<Boolean>> all =
                IntStream.range(0, visitors).mapToObj(this::arrives).toList();
        Future.join(all).toCompletionStage().toCompletableFuture().get(90, SECONDS);
        return all.stream().filter(Future::result).count();
    }

    private Future<Boolean> arrives(int number) {
        JsonObject call = JsonObject.of(
                "params", JsonObject.of("channel_id", 1, "anonymous_name", "Visitor " + number, "persisted", true));
        return client.request(HttpMethod.POST, port, "127.0.0.1", "/im_livechat/get_session")
                .compose(request ->
                        request.putHeader("content-type", "application/json").send(call.encode()))
                .compose(response -> response.body())
                .map(body -> hasSession(body));
    }

    private static boolean hasSession(Buffer body) {
        Object result = body.toJsonObject().getValue("result");
        assertThat(result).as(body.toString()).isNotNull();
        return result instanceof JsonObject;
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private List<Integer> numbers(String query) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<Integer> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        }
    }
}
