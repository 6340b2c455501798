package dev.switchboard.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.db.Database;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.odoo17.Odoo17;
import dev.switchboard.dialect.odoo18.Odoo18;
import dev.switchboard.model.ApiKeys;
import dev.switchboard.model.Identities;
import dev.switchboard.model.Passwords;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.ResGroups;
import dev.switchboard.model.ResUsers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The flow of golden/odoo19/17-jsonrpc-json2-b, and what keys are good for. */
@TestInstance(Lifecycle.PER_CLASS)
class ApiKeyMethodsIT {
    private static final Dialect DIALECT = new Odoo18(false);
    private static final JsonObject NOTHING = new JsonObject();
    private static final Persona.User ADMIN =
            new Persona.User(ResUsers.ADMIN, 3, Set.of(ResGroups.INTERNAL_USER, ResGroups.SYSTEM));
    private static final Persona.User EMPLOYEE = new Persona.User(ResUsers.ADMIN, 3, Set.of(ResGroups.INTERNAL_USER));
    private static final Persona.User OTHER =
            new Persona.User(ResUsers.PUBLIC, 4, Set.of(ResGroups.INTERNAL_USER, ResGroups.SYSTEM));

    private final Vertx vertx = Vertx.vertx();
    private final Database database = new Database(PgBuilder.pool()
            .connectingTo(TestDatabase.fresh().connectOptions())
            .using(vertx)
            .build());
    private final Identities identities = new Identities(database, vertx);
    private final ApiKeyMethods methods = new ApiKeyMethods(identities);

    @BeforeAll
    void setPassword() {
        database.run("UPDATE res_users SET password = $1 WHERE id = $2", Passwords.hash("open sesame"), ADMIN.id())
                .await();
    }

    @AfterAll
    void close() {
        vertx.close().await();
    }

    @Test
    void aPasswordThatIsWrittenToTheCheckGivesTheKey() {
        int check = check(ADMIN, "script");

        assertThat(methods.giveToCheck(ADMIN, check, JsonObject.of("password", "open sesame"))
                        .await())
                .isTrue();
        JsonObject shown = methods.runCheck(ADMIN, check, NOTHING).await();

        assertThat(shown.getString("res_model")).isEqualTo("res.users.apikeys.show");
        assertThat(userOf(key(shown))).isEqualTo(ADMIN.id());
    }

    @Test
    void aPasswordInTheContextDoesToo() {
        JsonObject shown = methods.runCheck(ADMIN, check(ADMIN, "script"), JsonObject.of("password", "open sesame"))
                .await();

        assertThat(key(shown)).matches("[0-9a-f]{40}");
    }

    @Test
    void withoutTheRightPasswordThereIsNoKey() {
        int check = check(ADMIN, "script");

        assertThat(methods.giveToCheck(ADMIN, check, JsonObject.of("password", "wrong"))
                        .await())
                .isTrue();
        assertRefused(Refusal.Kind.USER_ERROR, () -> methods.runCheck(ADMIN, check, NOTHING));
        assertRefused(
                Refusal.Kind.USER_ERROR, () -> methods.runCheck(ADMIN, check, JsonObject.of("password", "wrong")));
    }

    @Test
    void aKeyProvesNobodysIdentity() {
        String key = identities.apiKeys().make(ADMIN, null, "script", null).await();
        JsonObject context = JsonObject.of("password", key);

        assertRefused(Refusal.Kind.USER_ERROR, () -> methods.runCheck(ADMIN, check(ADMIN, "more"), context));
    }

    @Test
    void aCheckGivesOneKey() {
        int check = check(ADMIN, "script");
        JsonObject context = JsonObject.of("password", "open sesame");

        assertThat(methods.runCheck(ADMIN, check, context).await()).isNotNull();
        assertRefused(Refusal.Kind.MISSING_ERROR, () -> methods.runCheck(ADMIN, check, context));
    }

    @Test
    void nobodyTouchesTheRequestOfAnother() {
        int description =
                methods.describe(ADMIN, DIALECT, JsonObject.of("name", "x")).await();
        int check = check(ADMIN, "x");

        assertRefused(Refusal.Kind.MISSING_ERROR, () -> methods.makeKey(OTHER, description));
        assertRefused(Refusal.Kind.MISSING_ERROR, () -> methods.giveToCheck(OTHER, check, NOTHING));
        assertRefused(Refusal.Kind.MISSING_ERROR, () -> methods.runCheck(OTHER, check, NOTHING));
    }

    @ParameterizedTest
    @CsvSource({"0, VALIDATION_ERROR", "365, VALIDATION_ERROR", "x, VALUE_ERROR", "-1, VALIDATION_ERROR"})
    void anEmployeesKeyEnds(String duration, Refusal.Kind kind) {
        assertRefused(
                kind, () -> methods.describe(EMPLOYEE, DIALECT, JsonObject.of("name", "x", "duration", duration)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "7", "30", "90"})
    void anEmployeeMayHaveAKeyForThreeMonths(String duration) {
        assertThat(methods.describe(EMPLOYEE, DIALECT, JsonObject.of("name", "x", "duration", duration))
                        .await())
                .isPositive();
        assertThat(methods.describe(EMPLOYEE, new Odoo17(), JsonObject.of("name", "x"))
                        .await())
                .isPositive();
    }

    @Test
    void whoIsNoEmployeeHasNoKeys() {
        Persona.User portal = new Persona.User(ResUsers.ADMIN, 3, Set.of());

        assertRefused(Refusal.Kind.ACCESS_ERROR, () -> methods.describe(portal, DIALECT, JsonObject.of("name", "x")));
    }

    @Test
    void aKeyStandsForThePasswordOfItsUserAndNobodyElse() {
        String key = identities.apiKeys().make(ADMIN, null, "script", null).await();

        assertThat(identities.byId(ADMIN.id(), key, "127.0.0.1").await().id()).isEqualTo(ADMIN.id());
        assertThat(identities.byLogin("admin", key, "127.0.0.1").await()).isPresent();
        assertThat(identities.signIn("admin", key, "127.0.0.1").await()).hasSize(84);
        assertThat(identities.byLogin("public", key, "127.0.0.1").await()).isEmpty();
        assertRefused(Refusal.Kind.ACCESS_DENIED, () -> identities.byId(ResUsers.PUBLIC, key, "127.0.0.1"));
    }

    @Test
    void aKeyThatEndedOrIsForSomethingElseIsNone() {
        LocalDateTime past = LocalDateTime.now(Clock.systemUTC()).minusSeconds(1);
        ApiKeys keys = identities.apiKeys();

        assertThat(keys.find(keys.make(ADMIN, null, "ended", past).await()).await())
                .isEmpty();
        assertThat(keys.find(keys.make(ADMIN, "odoo.plugin.outlook", "scoped", null)
                                .await())
                        .await())
                .isEmpty();
        assertThat(keys.find("0".repeat(40)).await()).isEmpty();
        assertThat(keys.find("'; --").await()).isEmpty();
    }

    @Test
    void anAdministratorMakesAKeyOutOfAnotherAndEndsIt() {
        String first = identities.apiKeys().make(ADMIN, null, "first", null).await();

        String second = methods.generate(ADMIN, first, null, "second", "2100-01-01 00:00:00")
                .await();

        assertThat(userOf(second)).isEqualTo(ADMIN.id());
        assertThat(methods.revoke(ADMIN, second).await()).isTrue();
        assertThat(identities.apiKeys().find(second).await()).isEmpty();
        assertRefused(Refusal.Kind.ACCESS_DENIED, () -> methods.generate(OTHER, first, null, "x", null));
        assertRefused(Refusal.Kind.USER_ERROR, () -> methods.generate(EMPLOYEE, first, null, "x", null));
    }

    @Test
    void anArchivedUserIsNobodyAtOnceAndANewPasswordCountsAtOnce() {
        assertThat(identities
                        .byId(ADMIN.id(), "open sesame", "127.0.0.1")
                        .await()
                        .id())
                .isEqualTo(ADMIN.id());
        database.run("UPDATE res_users SET active = false WHERE id = $1", ADMIN.id())
                .await();

        assertRefused(Refusal.Kind.ACCESS_DENIED, () -> identities.byId(ADMIN.id(), "open sesame", "127.0.0.1"));

        database.run("UPDATE res_users SET active = true, password = $2 WHERE id = $1", ADMIN.id(), Passwords.hash("x"))
                .await();
        assertRefused(Refusal.Kind.ACCESS_DENIED, () -> identities.byId(ADMIN.id(), "open sesame", "127.0.0.1"));
        assertThat(identities.byId(ADMIN.id(), "x", "127.0.0.1").await().id()).isEqualTo(ADMIN.id());
        setPassword();
    }

    private int check(Persona.User user, String name) {
        int description =
                methods.describe(user, DIALECT, JsonObject.of("name", name)).await();
        JsonObject action = methods.makeKey(user, description).await();
        assertThat(action.getString("res_model")).isEqualTo("res.users.identitycheck");
        return action.getInteger("res_id");
    }

    private static String key(JsonObject shown) {
        return shown.getJsonObject("context").getString("default_key");
    }

    private int userOf(String key) {
        return identities.apiKeys().find(key).await().orElseThrow().user().id();
    }

    private static void assertRefused(Refusal.Kind kind, Supplier<Future<?>> call) {
        assertThatThrownBy(() -> assertThat(call.get().await()).isNull())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }
}
