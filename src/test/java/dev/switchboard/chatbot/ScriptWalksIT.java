package dev.switchboard.chatbot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.http.ModelClient;
import dev.switchboard.http.RawClient;
import dev.switchboard.http.Servers;
import io.vertx.core.json.JsonObject;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Random visitors walk through random scripts, over the routes of Odoo's widget, as a model of one's own says that they
 * should. A failure prints the seed; {@code -Dswitchboard.seed=…} repeats it, as the first walk; {@code
 * -Dswitchboard.walks=…} walks more.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ScriptWalksIT {
    private static final long SEED = Long.getLong("switchboard.seed", System.nanoTime());
    private static final int WALKS = Integer.getInteger("switchboard.walks", 30);
    private static final int LENGTH = 30;
    private static final int STAFFED = 1;

    private final ServerProcess server = Servers.withOperator(TestDatabase.fresh());
    private final RawClient client = new RawClient(server.url());
    private final ModelClient admin = ModelClient.admin(server);
    private final int deserted = admin.create("im_livechat.channel", JsonObject.of("name", "Deserted"));
    private final ScriptVisitor stranger = ScriptVisitor.open(
            client,
            deserted,
            new ScriptAuthor(admin, new Random(SEED)).write(deserted).id());

    @BeforeAll
    void anOperatorIsThere() {
        RawClient.Socket operator = client.connect("18.0-2", server.url().toString(), client.signIn("demo", "demo"));
        operator.subscribe(0);
        operator.presence(0);
        await().atMost(20, SECONDS)
                .until(() -> client.call("/im_livechat/cors/init", JsonObject.of("channel_id", STAFFED))
                        .getJsonObject("result")
                        .getBoolean("available_for_me"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aConversationNeverLeavesItsScriptWhateverItsVisitorDoes() {
        for (int i = 0; i < WALKS; i++) {
            walk(SEED + i);
        }
    }

    private void walk(long seed) {
        Random random = new Random(seed);
        ScriptAuthor author = new ScriptAuthor(admin, random);
        Sketch script = author.write(STAFFED, deserted);
        boolean operator = random.nextBoolean();
        ScriptVisitor visitor = ScriptVisitor.open(client, operator ? STAFFED : deserted, script.id());
        Walk walk = new Walk(author, random, visitor, script, operator);
        try {
            for (int i = 0; i < LENGTH; i++) {
                walk.on(stranger);
            }
            Aftermath.compareWithAllThatIsKept(admin, visitor, walk.expected());
            Aftermath.compareWithTheLog(visitor, walk.expected());
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed %d\n%s\n%s\n%s".formatted(seed, script, String.join("\n", walk.steps()), e.getMessage()), e);
        }
    }
}
