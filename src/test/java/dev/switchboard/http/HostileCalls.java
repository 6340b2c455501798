package dev.switchboard.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls of models as they should be, each with one or more things in it that nobody sane sends. */
final class HostileCalls {
    private static final String LONG = "<long>";
    private static final String DEEP = "<deep>";

    private static final List<Object> VALUES = List.of(
            true,
            false,
            0,
            -1,
            1,
            2147483647,
            -2147483648,
            2147483648L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            1.5,
            1e308,
            -1e308,
            "<1e400>",
            "<123456789012345678901234567890>",
            "",
            " ",
            "1",
            "-1",
            "9".repeat(40),
            "NaN",
            "Infinity",
            "1e999",
            "'; DROP TABLE res_users; --",
            "\" OR 1=1",
            "\\",
            "%\\",
            "\\%_",
            "%",
            "a\0b",
            "\0",
            "<lone>",
            "😀\uFFFF",
            "@",
            "@.id",
            ":uid",
            ":series::text",
            "$1",
            "$999",
            "{0}",
            "%s%n",
            "__class__",
            "_sql",
            "id",
            "id desc",
            "id,id",
            "1,2",
            "name; SELECT 1",
            "active",
            "display_name",
            "channel_member_ids.partner_id.name",
            "a.b.c.d",
            ".",
            "..",
            "create_date:month",
            "create_date:fortnight",
            "id:sum",
            "xx_YY",
            "en_US",
            "Mars/Olympus",
            "2026-13-45",
            "2026-01-01",
            "0000-00-00 00:00:00",
            "99999-01-01",
            "2026-01-01 25:61:61",
            "<p onclick=x>",
            "res.users",
            "ir.model",
            "password",
            "=?",
            "any",
            "child_of",
            JsonArray.of(),
            JsonArray.of(JsonArray.of()),
            JsonArray.of(false),
            JsonArray.of(1, "a", false),
            JsonArray.of("&"),
            JsonArray.of("!", "!", "|"),
            JsonArray.of(JsonArray.of("id", "=")),
            JsonArray.of(JsonArray.of(1, "=", 1)),
            JsonArray.of(JsonArray.of("id", "in", JsonArray.of("x", false, 1e308))),
            JsonArray.of(JsonArray.of(0, 0, 0, 0)),
            JsonArray.of(JsonArray.of(6, 0, JsonArray.of(-1, 999999))),
            JsonArray.of(JsonArray.of(4, 999999)),
            JsonArray.of(JsonArray.of(0, 0, JsonObject.of("id", 1))),
            JsonArray.of(JsonArray.of(1, 1, JsonObject.of("parent_id", 1))),
            JsonArray.of(JsonArray.of(7, 1)),
            JsonArray.of(JsonArray.of(2, true)),
            new JsonObject(),
            JsonObject.of("id", 1),
            JsonObject.of("fields", JsonObject.of("id", 5)),
            JsonObject.of("__class__", "x"),
            JsonObject.of("a", JsonArray.of(1)));

    private static final List<String> SOMETIMES = List.of(LONG, DEEP, "<many>");

    private final Random random;
    private final List<Call> calls;

    /** One call: what is sent in the place of a model's, a method's and their arguments' names. */
    record Call(
            @Nullable Object model,
            @Nullable Object method,
            @Nullable Object args,
            @Nullable Object kwargs) {}

    HostileCalls(Random random, List<Call> calls) {
        this.random = random;
        this.calls = calls;
    }

    /** A call with something odd in it. */
    Call next() {
        Call call = calls.get(random.nextInt(calls.size()));
        return switch (random.nextInt(30)) {
            case 0 -> new Call(value(), call.method(), call.args(), call.kwargs());
            case 1 -> new Call(call.model(), value(), call.args(), call.kwargs());
            case 2 -> new Call(call.model(), call.method(), value(), call.kwargs());
            case 3 -> new Call(call.model(), call.method(), call.args(), value());
            case 4, 5, 6, 7 -> new Call(call.model(), call.method(), call.args(), with(named(call)));
            default -> spoiled(call);
        };
    }

    private static JsonObject named(Call call) {
        return (JsonObject) Objects.requireNonNull(call.kwargs());
    }

    private Call spoiled(Call call) {
        boolean named = random.nextBoolean() && !named(call).isEmpty();
        Object args = named ? call.args() : spoiled(call.args());
        Object kwargs = named ? spoiled(call.kwargs()) : call.kwargs();
        return random.nextInt(4) > 0
                ? new Call(call.model(), call.method(), args, kwargs)
                : new Call(call.model(), call.method(), spoiled(args), kwargs);
    }

    private JsonObject with(JsonObject kwargs) {
        List<String> names =
                List.of("context", "limit", "offset", "order", "domain", "fields", "ids", "load", "groupby", "self");
        JsonObject changed = kwargs.copy();
        if (random.nextBoolean()) {
            String name = List.of("lang", "tz", "active_test", "default_name", "default_id", "bin_size", "uid")
                    .get(random.nextInt(7));
            return changed.put("context", new JsonObject().put(name, value()));
        }
        return changed.put(names.get(random.nextInt(names.size())), value());
    }

    /** The same with one thing in it, at any depth, replaced. */
    private @Nullable Object spoiled(@Nullable Object value) {
        if (random.nextInt(5) == 0) {
            return value();
        }
        if (value instanceof JsonArray array && !array.isEmpty()) {
            JsonArray copy = array.copy();
            int index = random.nextInt(copy.size());
            copy.set(index, spoiled(copy.getValue(index)));
            return copy;
        }
        if (value instanceof JsonObject object && !object.isEmpty()) {
            List<String> names = new ArrayList<>(object.fieldNames());
            String name = names.get(random.nextInt(names.size()));
            JsonObject copy = object.copy();
            Object odd = spoiled(copy.remove(name));
            return copy.put(random.nextInt(6) == 0 ? String.valueOf(value()) : name, odd);
        }
        return value();
    }

    private @Nullable Object value() {
        int rare = random.nextInt(150);
        if (rare < SOMETIMES.size()) {
            return SOMETIMES.get(rare);
        }
        return rare == 10 ? null : VALUES.get(random.nextInt(VALUES.size()));
    }

    /** The JSON text of a value, with what JSON libraries would not write. */
    static String text(Object json) {
        String text = json instanceof JsonObject object ? object.encode() : ((JsonArray) json).encode();
        Map<String, String> written = Map.of(
                "<1e400>",
                "1e400",
                "<123456789012345678901234567890>",
                "123456789012345678901234567890",
                "<lone>",
                "\"\\ud83d\"",
                LONG,
                "\"" + "x%_'\\u0000".repeat(100_000) + "\"",
                DEEP,
                "[".repeat(400) + "]".repeat(400),
                "<many>",
                "[" + "[\"id\",\"=\",1],".repeat(3_000) + "[\"id\",\"=\",1]]");
        for (Map.Entry<String, String> odd : written.entrySet()) {
            text = text.replace("\"" + odd.getKey() + "\"", odd.getValue());
        }
        return text;
    }

    /** A value as XML-RPC has it. */
    static String xml(@Nullable Object value) {
        if (value instanceof JsonArray array) {
            String items = array.stream().map(HostileCalls::xml).collect(Collectors.joining());
            return "<value><array><data>" + items + "</data></array></value>";
        }
        if (value instanceof JsonObject object) {
            String members = object.stream()
                    .map(entry -> "<member><name>%s</name>%s</member>"
                            .formatted(escaped(entry.getKey()), xml(entry.getValue())))
                    .collect(Collectors.joining());
            return "<value><struct>" + members + "</struct></value>";
        }
        if (value instanceof Boolean truth) {
            return "<value><boolean>%d</boolean></value>".formatted(truth ? 1 : 0);
        }
        if (value instanceof Number) {
            String type = value instanceof Double ? "double" : value instanceof Long ? "i8" : "int";
            return "<value><%1$s>%2$s</%1$s></value>".formatted(type, value);
        }
        return value == null ? "<value><nil/></value>" : "<value><string>%s</string></value>".formatted(escaped(value));
    }

    private static String escaped(Object text) {
        return String.valueOf(text).replace("&", "&amp;").replace("<", "&lt;");
    }
}
