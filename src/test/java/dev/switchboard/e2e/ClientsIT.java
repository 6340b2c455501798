package dev.switchboard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.model.TestKeys;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Other people's clients, unchanged: what reads and writes Odoo's live chat does so here. */
@TestInstance(Lifecycle.PER_CLASS)
class ClientsIT {
    private static final String PASSWORD = "open sesame";

    /** The one that Debian's packages are for. */
    private static final String PYTHON = "/usr/bin/python3";

    private final DatabaseUrl database = TestDatabase.fresh();
    private final ServerProcess server = ServerProcess.start(
            "--port", "0", "--database-url", TestDatabase.text(database), "--admin-password", PASSWORD);
    private final boolean withOdooRpc = Scripts.works(PYTHON, "-c", "import odoorpc");
    private final boolean withNpm = Scripts.works("npm", "--version") && Scripts.works("node", "--version");
    private String key = "";

    @BeforeAll
    void prepare() throws IOException {
        Scripts.unpack();
        if (withNpm) {
            assertThat(Scripts.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
                    .isEqualTo(Scripts.SUCCESS);
        }
        assertThat(server.url()).isNotNull();
        key = TestKeys.make(database, PASSWORD);
        note("odoorpc and xmlrpc.client", withOdooRpc, "there is no python3-odoorpc");
        note("the clients of npm", withNpm, "there is no npm");
    }

    private static void note(String clients, boolean run, String whyNot) {
        StoryReport.note(run ? clients + " ran" : clients + " DID NOT RUN: " + whyNot);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<String> python() {
        return Stream.of("odoorpc_client.py", "xmlrpc_client.py");
    }

    static Stream<String> javascript() {
        return Stream.of("odoo-jsonrpc.cjs", "odoo-await.cjs", "odoo-xmlrpc.cjs", "async-odoo-xmlrpc.cjs");
    }

    @ParameterizedTest
    @MethodSource("python")
    void aPythonClientWorksWithAPasswordAndWithAKey(String script) throws IOException {
        assumeTrue(withOdooRpc, "there is no python3-odoorpc");

        assertThat(client(PYTHON, script, PASSWORD)).isEqualTo(Scripts.SUCCESS);
        assertThat(client(PYTHON, script, key)).isEqualTo(Scripts.SUCCESS);
    }

    @ParameterizedTest
    @MethodSource("javascript")
    void aClientOfNpmWorksWithAPasswordAndWithAKey(String script) throws IOException {
        assumeTrue(withNpm, "there is no npm");

        assertThat(client("node", script, PASSWORD)).isEqualTo(Scripts.SUCCESS);
        assertThat(client("node", script, key)).isEqualTo(Scripts.SUCCESS);
    }

    private String client(String interpreter, String script, String secret) throws IOException {
        return Scripts.run(interpreter, script, server.url().toString(), "switchboard", "admin", secret);
    }
}
