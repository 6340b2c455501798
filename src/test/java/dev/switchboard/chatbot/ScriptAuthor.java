package dev.switchboard.chatbot;

import dev.switchboard.chatbot.Sketch.Line;
import dev.switchboard.http.ModelClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Somebody who writes scripts without a thought, and changes them while they run. */
final class ScriptAuthor {
    private static final String SCRIPT = "chatbot.script";
    private static final String STEP = "chatbot.script.step";
    private static final List<String> TYPES = List.of(
            "text",
            "text",
            Sketch.QUESTION,
            Sketch.QUESTION,
            Sketch.QUESTION,
            Sketch.ADDRESS,
            Sketch.PHONE,
            "free_input_single",
            "free_input_multi",
            Sketch.HAND_OVER);

    private final ModelClient admin;
    private final Random random;
    private int written;

    ScriptAuthor(ModelClient admin, Random random) {
        this.admin = admin;
        this.random = random;
    }

    /** A new script, which a rule of each of these live chat channels brings. */
    Sketch write(int... channels) {
        List<Line> drafts = drafts();
        JsonArray steps = new JsonArray();
        drafts.forEach(draft -> steps.add(JsonArray.of(0, 0, values(draft))));
        int id = admin.create(SCRIPT, JsonObject.of("title", "Walked " + random.nextInt(), "script_step_ids", steps));
        for (int channel : channels) {
            admin.call(
                    "im_livechat.channel.rule",
                    "create",
                    JsonObject.of("channel_id", channel, "chatbot_script_id", id, "regex_url", "^nowhere$"));
        }
        return new Sketch(id, conditioned(stored(id, drafts)));
    }

    private List<Line> drafts() {
        List<Line> drafts = new ArrayList<>();
        int number = 0;
        for (int left = random.nextInt(3, 10); left > 0; left--) {
            String type = TYPES.get(random.nextInt(TYPES.size()));
            List<Integer> answers = type.equals(Sketch.QUESTION)
                    ? IntStream.range(0, random.nextInt(1, 4)).boxed().toList()
                    : List.of();
            drafts.add(new Line(0, number, type, words(), answers, Set.of()));
            number +=
                    random.nextInt(10) == 0 ? 0 : 1; // of two with the same number, the second never follows the first
        }
        return drafts;
    }

    private String words() {
        written++;
        return random.nextInt(4) == 0 ? "" : "Words " + written;
    }

    private JsonObject values(Line draft) {
        JsonArray answers = new JsonArray();
        draft.answers()
                .forEach(answer -> answers.add(JsonArray.of(
                        0,
                        0,
                        JsonObject.of(
                                "name", "Answer " + answer, "redirect_link", random.nextInt(5) == 0 ? "/there" : ""))));
        return JsonObject.of(
                "step_type", draft.type(), "message", draft.words(), "sequence", draft.number(), "answer_ids", answers);
    }

    private List<Line> stored(int script, List<Line> drafts) {
        JsonArray rows = (JsonArray) admin.call(
                STEP,
                "search_read",
                JsonArray.of(JsonArray.of("chatbot_script_id", "=", script)),
                JsonArray.of("answer_ids"));
        return IntStream.range(0, drafts.size())
                .mapToObj(i -> stored(rows.getJsonObject(i), drafts.get(i)))
                .toList();
    }

    private static Line stored(JsonObject row, Line draft) {
        List<Integer> answers =
                row.getJsonArray("answer_ids").stream().map(Integer.class::cast).toList();
        return new Line(row.getInteger("id"), draft.number(), draft.type(), draft.words(), answers, Set.of());
    }

    private List<Line> conditioned(List<Line> lines) {
        List<Line> conditioned = new ArrayList<>();
        List<Integer> before = new ArrayList<>();
        for (Line line : lines) {
            Set<Integer> onlyIf = random.nextInt(2) == 0 ? Set.of() : some(before);
            if (!onlyIf.isEmpty()) {
                JsonArray exactly = JsonArray.of(JsonArray.of(6, 0, new JsonArray(List.copyOf(onlyIf))));
                admin.call(STEP, "write", JsonArray.of(line.id()), JsonObject.of("triggering_answer_ids", exactly));
            }
            conditioned.add(new Line(line.id(), line.number(), line.type(), line.words(), line.answers(), onlyIf));
            before.addAll(line.answers());
        }
        return conditioned;
    }

    private Set<Integer> some(List<Integer> answers) {
        Set<Integer> some = new HashSet<>();
        for (int left = random.nextInt(1, 4); left > 0 && !answers.isEmpty(); left--) {
            some.add(answers.get(random.nextInt(answers.size())));
        }
        return some;
    }

    /** Changes a script in one way or another. */
    Sketch change(Sketch script) {
        Line line = script.lines().get(random.nextInt(script.lines().size()));
        return switch (random.nextInt(3)) {
            case 0 -> reword(script, line);
            case 1 -> script.lines().size() > 1 ? remove(script, line) : script;
            default -> add(script);
        };
    }

    private Sketch reword(Sketch script, Line line) {
        String words = words();
        admin.call(STEP, "write", JsonArray.of(line.id()), JsonObject.of("message", words));
        return script.rewritten(new Line(line.id(), line.number(), line.type(), words, line.answers(), line.onlyIf()));
    }

    private Sketch remove(Sketch script, Line line) {
        admin.call(STEP, "unlink", JsonArray.of(line.id()));
        return script.without(line);
    }

    private Sketch add(Sketch script) {
        int number = script.lines().get(script.lines().size() - 1).number() + 1;
        String words = words();
        int id = admin.create(
                STEP, JsonObject.of("chatbot_script_id", script.id(), "sequence", number, "message", words));
        return script.longer(new Line(id, number, "text", words, List.of(), Set.of()));
    }

    /** Says something in a conversation that somebody else is in; gives the message's id. */
    int writeTo(int conversation) {
        JsonObject data = JsonObject.of("body", "hm", "message_type", "comment", "subtype_xmlid", "mail.mt_comment");
        JsonObject post =
                JsonObject.of("thread_model", "discuss.channel", "thread_id", conversation, "post_data", data);
        return ScriptVisitor.messagesIn(admin.route("/mail/message/post", post)).get(0);
    }
}
