package dev.switchboard.db;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/**
 * Brings a database's schema to this program's version by the numbered SQL files under {@code migrations/}. Several
 * servers may do so at once: Flyway lets one of them work while the others wait.
 */
public final class Migrations {
    private static final int OLDEST_POSTGRESQL = 13;

    private Migrations() {}

    /**
     * Migrates. Blocks until it is done.
     *
     * @throws StartupFailure if the database cannot be reached or entered, is older than PostgreSQL 13, has a schema
     *     newer than this program's, or a migration fails
     */
    public static void migrate(DatabaseUrl database) {
        migrate(database, "classpath:migrations");
    }

    static void migrate(DatabaseUrl database, String location) {
        requireUsable(database);
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .loggers("slf4j")
                .dataSource(database.dataSource())
                .locations(location)
                .placeholderReplacement(false)
                .load();
        try {
            requireNotNewer(flyway, database);
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StartupFailure("cannot migrate database " + database.name() + ": " + reason(e), e);
        }
    }

    private static String reason(FlywayException e) {
        return e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
                ? "it is not empty and was not made by Switchboard"
                : firstLine(rootOf(e));
    }

    private static void requireUsable(DatabaseUrl database) {
        try (Connection connection = database.dataSource().getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_POSTGRESQL) {
                throw new StartupFailure("the server at %s:%d is PostgreSQL %d, but %d or newer is needed"
                        .formatted(database.host(), database.port(), version, OLDEST_POSTGRESQL));
            }
        } catch (SQLException e) {
            throw new StartupFailure(refusal(database, e), e);
        }
    }

    /** The states are PostgreSQL's error codes; class 08 and what has none never came as far as the database. */
    private static String refusal(DatabaseUrl database, SQLException e) {
        String server = "PostgreSQL at " + database.host() + ":" + database.port();
        return switch (Objects.requireNonNullElse(e.getSQLState(), "")) {
            case "28P01", "28000" -> server + " refuses user " + database.user() + ": " + firstLine(e);
            case "3D000" -> server + " has no database " + database.name();
            default ->
                "cannot connect to " + server + ": " + (isUnknownHost(e) ? "unknown host" : firstLine(rootOf(e)));
        };
    }

    private static boolean isUnknownHost(SQLException e) {
        return rootOf(e) instanceof UnknownHostException;
    }

    private static void requireNotNewer(Flyway flyway, DatabaseUrl database) {
        Arrays.stream(flyway.info().applied())
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
                .findFirst()
                .ifPresent(migration -> {
                    throw new StartupFailure(
                            "the schema of database %s has version %s, which is newer than this program"
                                    .formatted(database.name(), migration.getVersion()));
                });
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown : rootOf(cause);
    }

    private static String firstLine(Throwable thrown) {
        return Objects.requireNonNullElse(thrown.getMessage(), thrown.toString())
                .lines()
                .findFirst()
                .orElse("");
    }
}
