package dev.switchboard.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.db.Database;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReflectionIT {
    private final Vertx vertx = Vertx.vertx();
    private final Database database = new Database(PgBuilder.pool()
            .connectingTo(TestDatabase.fresh().connectOptions())
            .using(vertx)
            .build());

    @BeforeEach
    void write() {
        Reflection.write(database, Models.ALL).await();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private List<String> rows(String select) {
        return database.list(row -> row.deepToString(), select).await();
    }

    @Test
    void everyDeclaredModelAndFieldIsARow() {
        assertThat(rows("SELECT model FROM ir_model")).hasSize(Models.ALL.size());
        assertThat(rows("SELECT name FROM ir_model_fields"))
                .hasSize(Models.ALL.stream()
                        .mapToInt(model -> model.fields().size())
                        .sum());
    }

    @Test
    void aFieldIsDescribedAsItIsDeclared() {
        assertThat(rows("""
                SELECT field_description, ttype, relation, relation_field, required, store FROM ir_model_fields
                WHERE model = 'discuss.channel' AND name = 'channel_member_ids'""")).containsExactly("[Members,one2many,discuss.channel.member,channel_id,false,true]");
    }

    @Test
    void anotherStartChangesNothing() {
        String all = "SELECT * FROM ir_model_fields ORDER BY id";
        List<String> before = rows(all);

        Reflection.write(database, Models.ALL).await();

        assertThat(rows(all)).isEqualTo(before);
    }

    @Test
    void whatIsNoLongerDeclaredIsForgotten() {
        Reflection.write(database, List.of(ResLang.MODEL)).await();

        assertThat(rows("SELECT model FROM ir_model")).containsExactly("[res.lang]");
        assertThat(rows("SELECT DISTINCT model FROM ir_model_fields")).containsExactly("[res.lang]");
    }
}
