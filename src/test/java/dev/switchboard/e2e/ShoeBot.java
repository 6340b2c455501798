package dev.switchboard.e2e;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.switchboard.http.ModelClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A chatbot with a step of every type, of which some come only after certain answers to earlier questions. */
final class ShoeBot {
    static final String HELLO = "Hello, I am the shoe bot.";
    static final String TOPIC = "What brings you here?";
    static final String SHOES = "Shoes";
    static final String ELSE = "Something else";
    static final String ONLY_SHOES = "Shoes it is.";
    static final String ONLY_ELSE = "We only have shoes, though.";
    static final String COLOUR = "Which colour?";
    static final String RED = "Red";
    static final String BLUE = "Blue";
    static final String ONLY_RED_SHOES = "Red shoes are in stock.";
    static final String EMAIL = "What is your mail address?";
    static final String PHONE = "And your telephone number?";
    static final String NAME = "How shall we call you?";
    static final String DETAILS = "Tell us all about your feet.";
    static final String FORWARD = "I am looking for somebody.";
    static final String NOBODY = "Nobody is there. We will write to you.";

    static final String NO_ADDRESS = "'not an address' does not look like a valid email. Can you please try again?";

    static final int PICTURE_WIDTH = 900;

    /** A conversation about blue shoes, up to the hand-over. */
    static final List<String> WHOLE = List.of(
            HELLO,
            TOPIC,
            SHOES,
            ONLY_SHOES,
            COLOUR,
            BLUE,
            EMAIL,
            "not an address",
            NO_ADDRESS,
            "ada@example.com",
            PHONE,
            "+32 2 290 34 90",
            NAME,
            "Ada",
            DETAILS,
            "They are wide,",
            "and long.",
            FORWARD);

    private static final String STEP = "chatbot.script.step";
    private static final int TOPIC_STEPS = 4;
    private static final String TITLE = "Shoe Bot";

    private ShoeBot() {}

    /** Makes the chatbot, and has it answer first on all pages of the first channel; gives its script. */
    @CanIgnoreReturnValue
    static int answersIn(ModelClient admin) {
        int script = admin.create("chatbot.script", JsonObject.of("title", TITLE, "script_step_ids", steps()));
        List<Integer> steps = ids(admin.read("chatbot.script", script, "script_step_ids"), "script_step_ids");
        List<Integer> topics = ids(admin.read(STEP, steps.get(1), "answer_ids"), "answer_ids");
        List<Integer> colours = ids(admin.read(STEP, steps.get(4), "answer_ids"), "answer_ids");
        onlyIf(admin, steps.get(2), topics.get(0));
        onlyIf(admin, steps.get(3), topics.get(1));
        onlyIf(admin, steps.get(5), topics.get(0), colours.get(0));
        int rule = admin.create(
                "im_livechat.channel.rule",
                JsonObject.of("channel_id", 1, "chatbot_script_id", script, "sequence", 0, "action", "display_button"));
        assert rule > 0;
        return script;
    }

    /** Has a script begin with words in which {@code %d} stands for a picture's {@code ir.attachment} id. */
    static void greetsWith(ModelClient manager, int script, String html) {
        int picture =
                manager.create("ir.attachment", JsonObject.of("name", "shoe.png", "public", true, "datas", picture()));
        int first = ids(manager.read("chatbot.script", script, "script_step_ids"), "script_step_ids")
                .get(0);
        manager.call(STEP, "write", JsonArray.of(first), JsonObject.of("message", html.formatted(picture)));
    }

    /** Leaves the greeting, the first question and what is said to its answers. */
    static void endsWithTheTopic(ModelClient manager, int script) {
        List<Integer> steps = ids(manager.read("chatbot.script", script, "script_step_ids"), "script_step_ids");
        Object rest = new JsonArray(steps.subList(TOPIC_STEPS, steps.size()));
        manager.call(STEP, "unlink", rest);
    }

    private static String picture() {
        var bytes = new ByteArrayOutputStream();
        try {
            boolean written = ImageIO.write(
                    new BufferedImage(PICTURE_WIDTH, PICTURE_WIDTH / 2, BufferedImage.TYPE_INT_RGB), "png", bytes);
            assert written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static JsonArray steps() {
        return JsonArray.of(
                step("text", HELLO),
                question(TOPIC, SHOES, ELSE),
                step("text", ONLY_SHOES),
                step("text", ONLY_ELSE),
                question(COLOUR, RED, BLUE),
                step("text", ONLY_RED_SHOES),
                step("question_email", EMAIL),
                step("question_phone", PHONE),
                step("free_input_single", NAME),
                step("free_input_multi", DETAILS),
                step("forward_operator", FORWARD),
                step("text", NOBODY));
    }

    private static JsonArray step(String type, String message) {
        return made(JsonObject.of("step_type", type, "message", message));
    }

    private static JsonArray question(String message, String... answers) {
        JsonArray choices = new JsonArray(IntStream.range(0, answers.length)
                .mapToObj(place -> made(JsonObject.of("name", answers[place], "sequence", place)))
                .toList());
        return made(JsonObject.of("step_type", "question_selection", "message", message, "answer_ids", choices));
    }

    private static JsonArray made(JsonObject values) {
        return JsonArray.of(0, 0, values);
    }

    private static List<Integer> ids(JsonObject row, String field) {
        return row.getJsonArray(field).stream().map(Integer.class::cast).toList();
    }

    private static void onlyIf(ModelClient admin, int step, Integer... answers) {
        JsonArray all = JsonArray.of(JsonArray.of(6, 0, new JsonArray(List.of(answers))));
        admin.call(STEP, "write", JsonArray.of(step), JsonObject.of("triggering_answer_ids", all));
    }
}
