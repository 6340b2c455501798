package dev.switchboard.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationsIT {
    private static final String ONE = "classpath:dev/switchboard/db/one";
    private static final String TWO = "classpath:dev/switchboard/db/two";
    private static final String BROKEN = "classpath:dev/switchboard/db/broken";

    private DatabaseUrl database;

    @BeforeEach
    void anEmptyDatabase() {
        database = TestDatabase.empty();
    }

    @Test
    void anEmptyDatabaseGetsTheSchema() throws SQLException {
        Migrations.migrate(database, TWO);

        assertThat(columnsOfGreeting()).isEqualTo(2);
    }

    @Test
    void anOlderSchemaIsBroughtForwardAndAnEqualOneIsLeftAlone() throws SQLException {
        Migrations.migrate(database, ONE);
        Migrations.migrate(database, ONE);
        assertThat(columnsOfGreeting()).isEqualTo(1);

        Migrations.migrate(database, TWO);

        assertThat(columnsOfGreeting()).isEqualTo(2);
    }

    @Test
    void theRealMigrationsApply() {
        assertThatNoException().isThrownBy(TestDatabase::fresh);
    }

    @Test
    void aSchemaOfANewerProgramIsRefused() {
        Migrations.migrate(database, TWO);

        assertRefused(
                () -> Migrations.migrate(database, ONE),
                "the schema of database " + database.name() + " has version 2, which is newer than this program");
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefused() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE invoice (number text)");
        }

        assertRefused(() -> Migrations.migrate(database, ONE), "it is not empty and was not made by Switchboard");
    }

    @Test
    void aFailingMigrationIsOneSentence() {
        assertRefused(
                () -> Migrations.migrate(database, BROKEN),
                "cannot migrate database " + database.name() + ": ERROR: syntax error at or near \"TABEL\"");
    }

    @Test
    void aWrongPasswordIsRefused() {
        DatabaseUrl wrong = new DatabaseUrl(
                database.host(), database.port(), database.name(), database.user(), "guess", database.sslMode());

        assertRefused(() -> Migrations.migrate(wrong), "refuses user " + database.user());
    }

    @Test
    void aMissingDatabaseIsRefused() {
        assertRefused(() -> Migrations.migrate(database.withName("nowhere")), "has no database nowhere");
    }

    @Test
    void aServerThatCannotBeReachedIsRefused() {
        DatabaseUrl nobody = DatabaseUrl.parse("postgresql://anna@127.0.0.1:1/chat");

        assertRefused(
                () -> Migrations.migrate(nobody), "cannot connect to PostgreSQL at 127.0.0.1:1: Connection refused");
    }

    @Test
    void aServerOlderThan13IsRefused() throws IOException {
        try (OldPostgres old = new OldPostgres(database)) {
            assertRefused(() -> Migrations.migrate(old.url()), "is PostgreSQL 12, but 13 or newer is needed");
        }
    }

    private static void assertRefused(ThrowingCallable migration, String reason) {
        assertThatExceptionOfType(StartupFailure.class)
                .isThrownBy(migration)
                .withMessageContaining(reason)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
    }

    private int columnsOfGreeting() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM greeting")) {
            return row.getMetaData().getColumnCount();
        }
    }
}
