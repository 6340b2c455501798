package dev.switchboard.chatbot;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.http.ModelClient;
import dev.switchboard.http.Servers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flows of golden/odoo18/17b-models, seq 11 to 45, odoo17/18, seq 415, and odoo19/17-call-kw-crud, seq 205 on. */
@TestInstance(Lifecycle.PER_CLASS)
class ChatbotScriptsIT {
    private static final String SCRIPT = "chatbot.script";
    private static final String STEP = "chatbot.script.step";
    private static final String ANSWER = "chatbot.script.answer";
    private static final String PARTNER = "res.partner";

    private final ServerProcess server = Servers.withOperator(TestDatabase.fresh());
    private final ModelClient admin = ModelClient.admin(server);

    @AfterAll
    void stop() {
        server.close();
    }

    /** A text, a question with the answers Yes and No, and a hand-over. */
    private int script(String title) {
        JsonArray answers = JsonArray.of(
                make(JsonObject.of("name", "Yes")), make(JsonObject.of("name", "No", "redirect_link", "/no")));
        JsonArray steps = JsonArray.of(
                make(JsonObject.of("step_type", "text", "message", "Hello")),
                make(JsonObject.of("step_type", "question_selection", "message", "Sure?", "answer_ids", answers)),
                make(JsonObject.of("step_type", "forward_operator")));
        return admin.create(SCRIPT, JsonObject.of("title", title, "script_step_ids", steps));
    }

    private static JsonArray make(JsonObject values) {
        return JsonArray.of(0, 0, values);
    }

    private List<Integer> steps(int script) {
        return ids(admin.read(SCRIPT, script, "script_step_ids").getJsonArray("script_step_ids"));
    }

    private List<Integer> answers(int step) {
        return ids(admin.read(STEP, step, "answer_ids").getJsonArray("answer_ids"));
    }

    private static List<Integer> ids(JsonArray ids) {
        return ids.stream().map(Integer.class::cast).toList();
    }

    private static String sourceOf(String title) {
        return "%s (Chatbot Script created on %s)".formatted(title, LocalDate.now(ZoneOffset.UTC));
    }

    private JsonObject speaker(int script) {
        int partner = admin.read(SCRIPT, script, "operator_partner_id")
                .getJsonArray("operator_partner_id")
                .getInteger(0);
        return admin.read(PARTNER, partner, "name", "active");
    }

    @Test
    void aScriptComesWithAnInactivePartnerAndASource() {
        int script = script("Greeter");

        assertThat(speaker(script)).contains(entry("name", "Greeter"), entry("active", false));
        assertThat(admin.read(SCRIPT, script, "name").getString("name")).isEqualTo(sourceOf("Greeter"));
    }

    @Test
    void aLongTitleIsCutInTheSourceAndASecondOneGetsANumber() {
        String title = "One that helps with all orders";

        int first = script(title);
        int second = script(title);

        String source = sourceOf("One that helps with ...");
        assertThat(admin.read(SCRIPT, first, "name").getString("name")).isEqualTo(source);
        assertThat(admin.read(SCRIPT, second, "name").getString("name")).isEqualTo(source + " [2]");
    }

    @Test
    void aScriptWithoutATitleIsRefusedForItsSource() {
        assertThat(admin.refusal(SCRIPT, "create", new JsonObject()).getString("message"))
                .contains("Model: UTM Source (utm.source)\nField: Source Name (name)\n");
    }

    @Test
    void renamingAScriptRenamesItsPartnerAndItsSource() {
        int script = script("Old");

        admin.call(SCRIPT, "write", JsonArray.of(script), JsonObject.of("title", "New"));

        assertThat(speaker(script).getString("name")).isEqualTo("New");
        assertThat(admin.read(SCRIPT, script, "source_id")
                        .getJsonArray("source_id")
                        .getString(1))
                .isEqualTo(sourceOf("New"));
    }

    @Test
    void twoScriptsCannotBeRenamedAtOnce() {
        JsonArray both = JsonArray.of(script("This"), script("That"));

        assertThat(admin.refusal(SCRIPT, "write", both, JsonObject.of("title", "Same"))
                        .getString("message"))
                .isEqualTo("You cannot update multiple records with the same name. The name should be unique!");
    }

    @Test
    void aCopyHasStepsAnswersAndConditionsOfItsOwn() {
        int original = script("Twin");
        int yes = answers(steps(original).get(1)).get(0);
        admin.call(STEP, "write", JsonArray.of(steps(original).get(2)), onlyIf(yes));

        int copy = ((JsonArray) admin.call(SCRIPT, "copy", JsonArray.of(original))).getInteger(0);

        assertThat(admin.read(SCRIPT, copy, "title").getString("title")).isEqualTo("Twin (copy)");
        assertThat(speaker(copy).getString("name")).isEqualTo("Twin (copy)");
        assertThat(steps(copy)).hasSize(3).doesNotContainAnyElementsOf(steps(original));
        assertThat(conditions(steps(copy).get(2)))
                .containsExactly(answers(steps(copy).get(1)).get(0));
        assertThat(conditions(steps(original).get(2))).containsExactly(yes);
    }

    private static JsonObject onlyIf(int answer) {
        return JsonObject.of("triggering_answer_ids", JsonArray.of(JsonArray.of(6, 0, JsonArray.of(answer))));
    }

    private List<Integer> conditions(int step) {
        return ids(admin.read(STEP, step, "triggering_answer_ids").getJsonArray("triggering_answer_ids"));
    }

    @Test
    void aNewStepComesLast() {
        int script = script("Longer");

        int step = admin.create(STEP, JsonObject.of("chatbot_script_id", script, "message", "Bye"));

        assertThat(admin.read(STEP, step, "sequence").getInteger("sequence")).isEqualTo(3);
    }

    @Test
    void aStepThatMovesKeepsOnlyConditionsThatComeBeforeIt() {
        int script = script("Moving");
        int yes = answers(steps(script).get(1)).get(0);
        int step = admin.create(STEP, JsonObject.of("chatbot_script_id", script).mergeIn(onlyIf(yes)));

        admin.call(STEP, "write", JsonArray.of(step), JsonObject.of("sequence", 2));
        assertThat(conditions(step)).containsExactly(yes);
        admin.call(STEP, "write", JsonArray.of(step), JsonObject.of("sequence", 1));
        assertThat(conditions(step)).isEmpty();
    }

    @Test
    void deletingAScriptDeletesItsStepsAndAnswers() {
        int script = script("Gone");
        JsonArray steps = new JsonArray(steps(script));

        admin.call(SCRIPT, "unlink", JsonArray.of(script));

        JsonArray ofSteps = JsonArray.of(JsonArray.of("script_step_id", "in", steps));
        assertThat(admin.call(ANSWER, "search_count", ofSteps)).isEqualTo(0);
        assertThat(admin.call(STEP, "exists", steps)).isEqualTo(new JsonArray());
    }

    @Test
    void anAnswerIsFoundByItselfAndByItsQuestion() {
        int question = admin.create(
                STEP, JsonObject.of("chatbot_script_id", script("Found"), "message", "Which colour do you like best?"));
        int answer = admin.create(ANSWER, JsonObject.of("name", "Teal", "script_step_id", question));
        JsonArray found = JsonArray.of(JsonArray.of(answer, "Which colour do you [...]: Teal"));

        assertThat(admin.call(ANSWER, "name_search", "teal")).isEqualTo(found);
        assertThat(admin.call(ANSWER, "name_search", "colour")).isEqualTo(found);
        assertThat(admin.saying("chatbot_script_answer_display_short_name", true)
                        .call(ANSWER, "name_search", "teal"))
                .isEqualTo(JsonArray.of(JsonArray.of(answer, "Teal")));
    }

    @Test
    void onlyAnswersOfTheScriptAtHandAreOfferedWhereAFormSaysSo() {
        int script = script("Mine");
        assertThat(script("Theirs")).isNotEqualTo(script);

        assertThat(admin.saying("force_domain_chatbot_script_id", script).call(ANSWER, "name_search", "Sure"))
                .isEqualTo(JsonArray.of(
                        JsonArray.of(answers(steps(script).get(1)).get(0), "Sure?: Yes"),
                        JsonArray.of(answers(steps(script).get(1)).get(1), "Sure?: No")));
    }

    @Test
    void aQuestionOfAScriptNeedsAnswersFrom19On() {
        JsonArray question = JsonArray.of(make(JsonObject.of("step_type", "question_selection", "message", "?")));
        JsonObject script = JsonObject.of("title", "Mute", "script_step_ids", question);

        assertThat(admin.speaking(19).refusal(SCRIPT, "create", script).getString("message"))
                .isEqualTo("Step of type 'Question' must have answers.");
        assertThat(admin.create(SCRIPT, script)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18})
    void anOperatorWhoMayNotMakeContactsMakesNoScript(int series) {
        ModelClient operator = ModelClient.signIn(server, "demo", "demo").speaking(series);

        assertThat(operator.refusal(SCRIPT, "create", JsonObject.of("title", "x"))
                        .getString("message"))
                .isEqualTo("""
                        You are not allowed to create 'Contact' (res.partner) records.

                        This operation is allowed for the following groups:
                        \t- Extra Rights/Contact Creation

                        Contact your administrator to request access if necessary.""");
    }

    @Test
    void anAuthorLearnsWhichStepsLeadNowhere() {
        int script = script("Careless");
        List<Integer> steps = steps(script);

        assertThat((JsonArray) admin.call(SCRIPT, "check_steps", JsonArray.of(script)))
                .containsExactly(JsonObject.of(
                        "step_id",
                        steps.get(2),
                        "problem",
                        "no_fallback",
                        "answer_id",
                        false,
                        "message",
                        "The step of type 'forward_operator' is followed by nothing when no operator is available."));
    }
}
