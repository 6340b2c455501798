package dev.switchboard.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainJsonTest {
    private static final JsonArray A = JsonArray.of("a", "=", 1);
    private static final JsonArray B = JsonArray.of("b", "=", 2);
    private static final JsonArray C = JsonArray.of("c", "=", 3);

    @Test
    void oneOperatorJoinsTwoDomains() {
        assertThat(DomainJson.and(List.of(JsonArray.of(A, B), JsonArray.of("|", A, C))))
                .isEqualTo(JsonArray.of("&", "&", A, B, "|", A, C));
    }

    @Test
    void allOperatorsComeFirst() {
        assertThat(DomainJson.flat(List.of(JsonArray.of("&", A, "|", B, C), JsonArray.of("!", A))))
                .isEqualTo(JsonArray.of("&", "&", A, "|", B, C, "!", A));
    }

    @Test
    void whatIsTrueOfEveryRecordIsLeftOut() {
        assertThat(DomainJson.and(List.of(new JsonArray(), JsonArray.of(A)))).isEqualTo(JsonArray.of(A));
        assertThat(DomainJson.and(List.of(JsonArray.of(JsonArray.of(1, "=", 1)), JsonArray.of(A))))
                .isEqualTo(JsonArray.of(A));
        assertThat(DomainJson.flat(List.of())).isEqualTo(JsonArray.of(JsonArray.of(1, "=", 1)));
    }
}
