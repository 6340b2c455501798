package dev.switchboard.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.Refusal;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final Throwable bug = new IllegalStateException("password is hunter2");

    @Test
    void aRefusalIsToldAsItIs() {
        JsonObject data = new Faults(false)
                .of("/jsonrpc", new Refusal(Refusal.Kind.VALUE_ERROR, "no"))
                .data();

        assertThat(data.getString("name")).isEqualTo("builtins.ValueError");
        assertThat(data.getString("message")).isEqualTo("no");
        assertThat(data.getString("debug")).isEqualTo("builtins.ValueError: no\n");
    }

    @Test
    void theServersOwnFaultIsAReferenceIntoTheLog() {
        JsonObject data = new Faults(false).of("/jsonrpc", bug).data();

        assertThat(data.getString("name")).isEqualTo("builtins.RuntimeError");
        assertThat(data.getString("message")).contains("its log says more under");
        assertThat(data.encode()).doesNotContain("hunter2", "FaultsTest");
    }

    @Test
    void developersSeeWhereItFailed() {
        JsonObject data = new Faults(true).of("/jsonrpc", bug).data();

        assertThat(data.getString("debug")).contains("hunter2", "FaultsTest");
        assertThat(data.getString("message")).doesNotContain("hunter2");
    }
}
