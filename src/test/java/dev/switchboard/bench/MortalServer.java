package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.PostgresProcesses;
import dev.switchboard.app.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server and its database that die as in a power cut, and come back at the same address. */
final class MortalServer implements AutoCloseable {
    private static final String MESSAGES = """
            SELECT res_id, id || ' ' || body FROM mail_message
            WHERE model = 'discuss.channel' AND message_type = 'comment' ORDER BY id""";

    private final Path directory;
    private final PostgresProcesses postgres;
    private final URI url;
    private ServerProcess process;

    /** What is killed. */
    enum Death {
        SERVER,
        DATABASE,
        BOTH
    }

    MortalServer(Path directory) throws IOException {
        this.directory = directory.toRealPath();
        this.postgres = new PostgresProcesses(this.directory);
        this.process = start(0);
        this.url = process.url();
    }

    private ServerProcess start(int port) {
        return ServerProcess.start("--demo", "--data-dir", directory.toString(), "--port", Integer.toString(port));
    }

    URI url() {
        return url;
    }

    /** Dies, and is back when this returns; a killed database comes back on its own. */
    void die(Death death) {
        if (death != Death.DATABASE) {
            process.kill().close();
        }
        if (death != Death.SERVER) {
            postgres.kill();
        }
        if (death != Death.DATABASE) {
            process = start(url.getPort());
            assertThat(process.url()).isEqualTo(url);
        }
    }

    /** The messages in the table: by conversation and in order, each as its id and its body. */
    Map<Integer, List<String>> messages() throws IOException, SQLException {
        Map<Integer, List<String>> messages = new HashMap<>();
        try (Connection connection = postgres.url().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(MESSAGES)) {
            while (rows.next()) {
                messages.computeIfAbsent(rows.getInt(1), conversation -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return messages;
    }

    @Override
    public void close() {
        process.close();
    }
}
