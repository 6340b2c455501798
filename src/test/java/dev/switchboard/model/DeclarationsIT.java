package dev.switchboard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.switchboard.db.Database;
import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Query;
import dev.switchboard.db.RecordRule;
import dev.switchboard.db.Rows;
import dev.switchboard.db.Schema;
import dev.switchboard.db.SchemaCheck;
import dev.switchboard.db.Scope;
import dev.switchboard.db.Source;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.db.Variables;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeclarationsIT {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Database DATABASE = new Database(PgBuilder.pool()
            .connectingTo(TestDatabase.fresh().connectOptions())
            .using(VERTX)
            .build());

    @BeforeAll
    static void aConversation() {
        Stream.of(
                        "INSERT INTO mail_guest (id, name, access_token) VALUES (1, 'Ada', 'hash')",
                        "INSERT INTO discuss_channel (id, name, uuid, channel_type, livechat_operator_id,"
                                + " livechat_channel_id) VALUES (7, 'Ada', 'uuid', 'livechat', 3, 1)",
                        "INSERT INTO discuss_channel_member (channel_id, partner_id, guest_id)"
                                + " VALUES (7, 3, NULL), (7, NULL, 1)",
                        "INSERT INTO mail_message (model, res_id, author_guest_id, body, message_type, subtype_id)"
                                + " VALUES ('discuss.channel', 7, 1, '<p>Hello</p>', 'comment', 1)")
                .forEach(statement -> DATABASE.run(statement).await());
    }

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void theMigratedSchemaIsTheDeclaredOne() {
        assertThatNoException()
                .isThrownBy(() -> SchemaCheck.verify(DATABASE, Models.ALL).await());
    }

    @ParameterizedTest
    @MethodSource("modelsOfEverySeries")
    void everyFieldCanBeReadByWhoeverItsRulesLet(int series, String name) {
        Schema schema = new Schema(Models.ALL, series);
        Model model = schema.model(name);

        assertThat(read(model, scope(schema, DeclarationsIT::rules))).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("modelsOfEverySeries")
    void everyFieldCanBeReadWithoutLimits(int series, String name) {
        Schema schema = new Schema(Models.ALL, series);
        Model model = schema.model(name);

        assertThat(read(model, scope(schema, any -> Domain.Constant.EVERYTHING)))
                .allSatisfy(record -> assertThat(record.values()).containsKey("display_name"));
    }

    private static List<Rows.Values> read(Model model, Scope scope) {
        List<Field> fields = model.fields(field -> !(field.source() instanceof Source.Computed));
        return Query.all(model, Domain.Constant.EVERYTHING)
                .values(scope, fields, false)
                .run(DATABASE)
                .map(rows -> rows.stream().map(row -> Rows.read(row, fields)).toList())
                .await();
    }

    private static Stream<Arguments> modelsOfEverySeries() {
        return IntStream.rangeClosed(17, 19)
                .boxed()
                .flatMap(series -> new Schema(Models.ALL, series)
                        .models().stream().map(model -> Arguments.of(series, model.name())));
    }

    private static Domain rules(Model model) {
        return model.rules().stream()
                .map(RecordRule::condition)
                .<Domain>map(Domain.Rule::new)
                .reduce(Domain.Constant.EVERYTHING, Domain::and);
    }

    private static Scope scope(Schema schema, Function<Model, Domain> visible) {
        Variables variables = name -> variable(name, schema.series());
        return new Scope(schema, variables, visible, true, "fr_FR");
    }

    private static @Nullable Object variable(String name, int series) {
        return switch (name) {
            case "uid" -> ResUsers.ADMIN;
            case "partner" -> 3;
            case "guest" -> null;
            case "base_url" -> "http://127.0.0.1:8069";
            case "db_name" -> "switchboard";
            case "lang" -> "en_US";
            case "tz" -> "UTC";
            case "now" -> LocalDateTime.of(2026, 1, 1, 12, 0);
            case "today" -> LocalDate.of(2026, 1, 1);
            case "series" -> series;
            default -> throw new IllegalArgumentException("there is no variable " + name);
        };
    }
}
