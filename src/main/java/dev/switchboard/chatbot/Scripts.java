package dev.switchboard.chatbot;

import dev.switchboard.db.Sql;
import dev.switchboard.dialect.ScriptView;
import dev.switchboard.records.Html;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads scripts as they stand in the tables now, in a visitor's language. */
final class Scripts {
    private static final String TRANSLATED = """
            COALESCE((SELECT value FROM switchboard_translation t
              WHERE t.model = '%s' AND t.field = '%s' AND t.lang = $2 AND t.res_id = %s.id), %3$s.%2$s)""";

    private static final String ANSWERS =
            """
            SELECT json_agg(json_build_object('id', answer.id, 'name', %s, 'redirectLink', answer.redirect_link)
              ORDER BY answer.sequence, answer.id)
            FROM chatbot_script_answer answer WHERE answer.script_step_id = step.id""".formatted(TRANSLATED.formatted("chatbot.script.answer", "name", "answer"));

    /** One list for each question on whose answers a step depends. */
    private static final String ONLY_IF = """
            SELECT json_agg(question.answers) FROM (
              SELECT json_agg(a.id ORDER BY a.id) AS answers
              FROM chatbot_script_answer_chatbot_script_step_rel rel
              JOIN chatbot_script_answer a ON a.id = rel.chatbot_script_answer_id
              WHERE rel.chatbot_script_step_id = step.id GROUP BY a.script_step_id ORDER BY a.script_step_id) question""";

    private static final String READ = """
            SELECT script.id, %s AS title, speaker.id AS partner_id, speaker.name AS partner_name, (
              SELECT json_agg(json_build_object('id', step.id, 'sequence', COALESCE(step.sequence, 0), 'type', step.step_type,
                'message', %s, 'answers', (%s), 'onlyIf', (%s)) ORDER BY step.sequence, step.id)
              FROM chatbot_script_step step WHERE step.chatbot_script_id = script.id) AS steps
            FROM chatbot_script script JOIN res_partner speaker ON speaker.id = script.operator_partner_id
            WHERE script.id = $1""".formatted(
                    TRANSLATED.formatted("chatbot.script", "title", "script"),
                    TRANSLATED.formatted("chatbot.script.step", "message", "step"),
                    ANSWERS,
                    ONLY_IF);

    private Scripts() {}

    /**
     * A script.
     *
     * @param language the code of a language; what is not translated is read as it was written
     * @return nothing when there is none
     */
    static Future<Optional<ScriptView>> read(Sql sql, int id, @Nullable String language) {
        return sql.one(Scripts::script, READ, id, language);
    }

    private static ScriptView script(Row row) {
        return new ScriptView(
                row.getInteger("id"),
                row.getString("title"),
                row.getInteger("partner_id"),
                row.getString("partner_name"),
                objects(row.get(JsonArray.class, "steps")).map(Scripts::step).toList());
    }

    private static ScriptView.Step step(JsonObject step) {
        String message = step.getString("message");
        return new ScriptView.Step(
                step.getInteger("id"),
                step.getInteger("sequence"),
                step.getString("type"),
                message == null || Html.isEmpty(message) ? null : Speech.html(message),
                objects(step.getJsonArray("answers"))
                        .map(answer -> answer.mapTo(ScriptView.Answer.class))
                        .toList(),
                questions(step.getJsonArray("onlyIf")));
    }

    private static List<List<Integer>> questions(@Nullable JsonArray onlyIf) {
        return onlyIf == null
                ? List.of()
                : onlyIf.stream()
                        .map(question -> ((JsonArray) question)
                                .stream().map(Integer.class::cast).toList())
                        .toList();
    }

    private static Stream<JsonObject> objects(@Nullable JsonArray array) {
        return array == null ? Stream.empty() : array.stream().map(JsonObject.class::cast);
    }
}
