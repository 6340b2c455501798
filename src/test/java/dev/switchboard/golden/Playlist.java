package dev.switchboard.golden;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recordings of one server in the order in which they were made, played one after the other on a server of their own:
 * sockets, sessions and ids last from one to the next.
 *
 * @param series the folder, such as {@code odoo18}
 * @param prefix the path under which the series is spoken, or an empty text for the root
 * @param states what was there before, see {@link State}
 * @param recordings the recordings' names
 */
record Playlist(String series, String prefix, List<String> states, List<String> recordings) {
    private static final String ADMIN_PASSWORD = "admin";

    /** The recorded servers had none that answered. */
    private static final String NOBODYS_SMTP = "smtp://127.0.0.1:9";

    static final List<Playlist> ALL = List.of(
            new Playlist(
                    "odoo18",
                    "",
                    List.of("00", "09"),
                    List.of(
                            "00-setup",
                            "01-loader-no-operator",
                            "02-loader-operator-online",
                            "03-chat",
                            "04-reactions-edit-delete",
                            "05-attachments",
                            "06-close-rating-transcript",
                            "07-reload-restore",
                            "08-chatbot",
                            "08-chatbot-b",
                            "08-chatbot-c",
                            "09-rules")),
            new Playlist("odoo18", "", List.of("12", "10"), List.of("10-support-page")),
            new Playlist("odoo18", "", List.of("12", "11"), List.of("11-operator-commands")),
            new Playlist(
                    "odoo18",
                    "",
                    List.of("12"),
                    List.of("12-join-leave-channel", "15-same-origin-website", "16-portal-user")),
            new Playlist("odoo18", "", List.of("12", "13"), List.of("13-pagination")),
            new Playlist("odoo18", "", List.of("12", "14"), List.of("14-bus")),
            new Playlist("odoo18", "", List.of("12", "13", "20"), List.of("20-html-bodies-invite")),
            new Playlist(
                    "odoo18",
                    "",
                    List.of("12", "17"),
                    List.of("17a-call-kw", "17b-models", "17b-models-b", "17c-jsonrpc", "18-errors", "19-odoorpc")),
            new Playlist("odoo17", "/17.0", List.of("12"), List.of("12-join-quit")),
            new Playlist(
                    "odoo17",
                    "/17.0",
                    List.of("12", "17"),
                    List.of("17-call-kw", "18-error-shapes", "19-odoorpc", "18b-error-shapes-session")),
            new Playlist(
                    "odoo19",
                    "/19.0",
                    List.of("17"),
                    List.of(
                            "17-call-kw-crud",
                            "17-jsonrpc-and-json2",
                            "17-jsonrpc-json2-b",
                            "18-error-shapes",
                            "19-odoorpc")),
            new Playlist("odoo19", "/19.0", List.of("17", "12"), List.of("12-join-leave-channel")));

    /** As much of it as is needed to play the recordings whose series and name begin like this; empty without one. */
    Optional<Playlist> upTo(String beginning) {
        return recordings.stream()
                .filter(recording -> (series + "/" + recording).startsWith(beginning))
                .reduce((former, latter) -> latter)
                .map(last -> new Playlist(series, prefix, states, recordings.subList(0, recordings.indexOf(last) + 1)));
    }

    /** The recordings, read. */
    Stream<Recording> read() {
        return recordings.stream().map(name -> Recording.read(series, name));
    }

    /** A server in the recorded state, and a replay against it that is ready to play. */
    Running start(IntendedDifferences intended) {
        var state = State.read(series, states);
        var database = TestDatabase.fresh();
        try {
            var known = state.restore(database);
            var server = ServerProcess.start(
                    "--port",
                    "0",
                    "--database-url",
                    TestDatabase.text(database),
                    "--db-name",
                    state.database(),
                    "--admin-password",
                    ADMIN_PASSWORD,
                    "--smtp-url",
                    NOBODYS_SMTP,
                    "--link-previews",
                    "on");
            var address = URI.create(server.url() + prefix);
            return new Running(server, new Replay(address, state, read().toList(), intended, known));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot restore " + series + " " + states, e);
        }
    }

    /** A server, and the replay against it. */
    record Running(ServerProcess server, Replay replay) implements AutoCloseable {
        @Override
        public void close() {
            replay.close();
            server.close();
        }
    }
}
