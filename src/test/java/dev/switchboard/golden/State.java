package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.model.Passwords;
import dev.switchboard.model.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the recorded server held when a recording began: {@code golden/<series>/state-<name>.json}. Its rows are
 * restored under the ids that they had, so that an id which the recordings never explain is right here too.
 *
 * <ul>
 *   <li>{@code database}: the name under which clients know the database
 *   <li>{@code emptied}: tables whose own first rows go
 *   <li>{@code gone}: by model, the ids of an earlier part's rows that are not there
 *   <li>{@code rows}: by model, or by table where there is none, in the order in which they are written; passwords and
 *       tokens are in clear
 *   <li>{@code means}: by model, which row a recorded id stands for where it is not the row of the same id
 *   <li>{@code next}: by model, the id that the next record gets
 *   <li>{@code sessions}: by recorded session id, who is signed in
 *   <li>{@code online}: the recorded session ids of those who are online without any recorded socket
 *   <li>{@code arrivals}: by position, such as {@code odoo18/09-rules seq 18}, who signs in and is online from then on
 *       without being recorded
 *   <li>{@code sockets}: by recorded number, what is open, in whose session, and what was sent on it
 * </ul>
 *
 * @param parts the files' contents, each adding to the one before
 */
record State(List<JsonNode> parts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Columns that hold a hash of what clients know. */
    private static final Map<String, UnaryOperator<String>> HASHED =
            Map.of("res_users.password", Passwords::hash, "mail_guest.access_token", Secrets::hexHash);

    /** Reads states that follow each other, of one series. */
    static State read(String series, List<String> names) {
        return new State(names.stream()
                .map(name -> "/golden/" + series + "/state-" + name + ".json")
                .map(State::read)
                .toList());
    }

    private static JsonNode read(String resource) {
        try (var stream = Objects.requireNonNull(State.class.getResourceAsStream(resource), resource)) {
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** The name under which clients know the database. */
    String database() {
        return parts.get(0).required("database").asText();
    }

    /** Who is signed in already: {@code {<recorded session id>: {"login", "password"}}}, one object for each part. */
    List<JsonNode> sessions() {
        return parts.stream().map(part -> part.path("sessions")).toList();
    }

    /** Who is online though no recording shows a socket of theirs: recorded session ids. */
    Stream<String> online() {
        return parts.stream()
                .flatMap(part -> StreamSupport.stream(part.path("online").spliterator(), false))
                .map(JsonNode::asText);
    }

    /** Who comes online at a position without being recorded: {@code {"login", "password"}}; missing for nobody. */
    JsonNode arrival(String position) {
        return parts.stream()
                .map(part -> part.path("arrivals").path(position))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseGet(JSON::missingNode);
    }

    /** What is open already: {@code {<number>: {"path", "session", "frames"}}}; a later part's null closes one. */
    JsonNode sockets() {
        var open = JSON.createObjectNode();
        for (var part : parts) {
            part.path("sockets").properties().forEach(each -> open.set(each.getKey(), each.getValue()));
        }
        open.remove(open.properties().stream()
                .filter(each -> each.getValue().isNull())
                .map(Map.Entry::getKey)
                .toList());
        return open;
    }

    /** Writes the rows, and says which recorded ids they stand for: the same ones. */
    Correspondence restore(DatabaseUrl database) throws SQLException {
        var known = new Correspondence();
        try (var connection = database.dataSource().getConnection()) {
            for (var part : parts) {
                restore(connection, part);
                part.path("means").properties().forEach(each -> bind(each.getKey(), each.getValue(), known));
            }
            for (var model : models()) {
                bind(connection, model, known);
            }
        }
        guestTokens().forEach(token -> known.bind("guest_token", token, token));
        return known;
    }

    /** What the guests' cookies hold. */
    private Stream<String> guestTokens() {
        return parts.stream()
                .flatMap(part -> StreamSupport.stream(
                        part.path("rows").path("mail.guest").spliterator(), false))
                .filter(guest -> guest.has("access_token") && !isGone("mail.guest", guest.path("id")))
                .map(guest -> guest.path("id").asText() + "|"
                        + guest.path("access_token").asText())
                .distinct();
    }

    private boolean isGone(String model, JsonNode id) {
        return parts.stream()
                .flatMap(part ->
                        StreamSupport.stream(part.path("gone").path(model).spliterator(), false))
                .anyMatch(id::equals);
    }

    private List<String> models() {
        var models = new ArrayList<String>();
        parts.forEach(part -> part.path("rows").fieldNames().forEachRemaining(models::add));
        return models.stream().filter(Kinds::isModel).distinct().toList();
    }

    private static void restore(Connection connection, JsonNode part) throws SQLException {
        for (var table : part.path("emptied")) {
            run(connection, "DELETE FROM " + table.asText());
        }
        for (var gone : part.path("gone").properties()) {
            for (var id : gone.getValue()) {
                run(connection, "DELETE FROM " + table(gone.getKey()) + " WHERE id = " + id);
            }
        }
        for (var rows : part.path("rows").properties()) {
            for (var row : rows.getValue()) {
                write(connection, table(rows.getKey()), (ObjectNode) row);
            }
        }
        for (var next : part.path("next").properties()) {
            var table = table(next.getKey());
            run(
                    connection,
                    "SELECT setval(pg_get_serial_sequence('" + table + "', 'id'), " + next.getValue() + ", false)");
        }
    }

    private static void write(Connection connection, String table, ObjectNode row) throws SQLException {
        var columns = new ArrayList<String>();
        row.fieldNames().forEachRemaining(columns::add);
        var names = String.join(", ", columns);
        var update = columns.stream().map(each -> each + " = EXCLUDED." + each).collect(Collectors.joining(", "));
        var sql = "INSERT INTO %s (%s) SELECT %s FROM json_populate_record(NULL::%s, ?::json) ON CONFLICT %s"
                .formatted(table, names, names, table, row.has("id") ? "(id) DO UPDATE SET " + update : "DO NOTHING");
        run(connection, sql, hashed(table, row).toString());
    }

    private static ObjectNode hashed(String table, ObjectNode row) {
        var hashed = row.deepCopy();
        row.properties().forEach(each -> {
            var hash = HASHED.getOrDefault(table + "." + each.getKey(), UnaryOperator.identity());
            hashed.set(
                    each.getKey(),
                    each.getValue().isTextual()
                            ? JSON.getNodeFactory()
                                    .textNode(hash.apply(each.getValue().asText()))
                            : each.getValue());
        });
        return hashed;
    }

    private static void bind(String model, JsonNode ids, Correspondence known) {
        ids.properties()
                .forEach(id -> known.bind(model, id.getKey(), id.getValue().asText()));
    }

    /** All other rows stand for themselves. */
    private static void bind(Connection connection, String model, Correspondence known) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id FROM " + table(model))) {
            while (rows.next()) {
                var id = rows.getString(1);
                if (known.actual(model, id).isEmpty() && !known.isTaken(model, id)) {
                    known.bind(model, id, id);
                }
            }
        }
    }

    private static String table(String model) {
        return model.replace('.', '_');
    }

    private static void run(Connection connection, String sql, String... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new SQLException(sql + " with " + String.join(", ", values), e);
        }
    }
}
