package dev.switchboard.db;

import dev.switchboard.app.DataDirectory;
import dev.switchboard.app.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Databases on a real PostgreSQL: one server for the whole test run, in a temporary directory and gone at its end,
 * or the one of {@code SWITCHBOARD_TEST_DATABASE_URL}, whose user must be allowed to create databases.
 */
public final class TestDatabase {
    private static final String PREFIX = "test_" + ProcessHandle.current().pid() + "_";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A new, migrated, otherwise empty database. */
    public static DatabaseUrl fresh() {
        DatabaseUrl template = Template.URL;
        return created(PREFIX + COUNT.incrementAndGet(), " TEMPLATE " + template.name());
    }

    /** A new database with nothing in it. */
    public static DatabaseUrl empty() {
        return created(PREFIX + COUNT.incrementAndGet(), "");
    }

    /** The text form, with the password, for a command line. */
    public static String text(DatabaseUrl url) {
        String password = URLEncoder.encode(url.password(), StandardCharsets.UTF_8);
        return "postgresql://%s:%s@%s:%d/%s".formatted(url.user(), password, url.host(), url.port(), url.name());
    }

    private static DatabaseUrl created(String name, String how) {
        execute("CREATE DATABASE " + name + how);
        return Server.URL.withName(name);
    }

    private static void execute(String sql) {
        try (Connection connection = Server.URL.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Migrated once; a copy of it is cheaper than a migration. */
    private static final class Template {
        static final DatabaseUrl URL = migrated(empty());

        private static DatabaseUrl migrated(DatabaseUrl database) {
            Migrations.migrate(database);
            return database;
        }
    }

    private static final class Server {
        static final DatabaseUrl URL = Optional.ofNullable(System.getenv("SWITCHBOARD_TEST_DATABASE_URL"))
                .map(Server::given)
                .orElseGet(Server::embedded);

        private static DatabaseUrl given(String url) {
            atEnd(Server::dropAll);
            return DatabaseUrl.parse(url);
        }

        private static void dropAll() {
            for (int number = 1; number <= COUNT.get(); number++) {
                execute("DROP DATABASE IF EXISTS " + PREFIX + number + " WITH (FORCE)");
            }
        }

        private static DatabaseUrl embedded() {
            try {
                Path directory = Files.createTempDirectory("switchboard-test-");
                DataDirectory data = DataDirectory.open(directory);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
                atEnd(() -> {
                    postgres.close();
                    delete(directory);
                });
                return postgres.url();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path directory) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void atEnd(Runnable task) {
            Runtime.getRuntime().addShutdownHook(new Thread(task, "test-database-end"));
        }
    }
}
