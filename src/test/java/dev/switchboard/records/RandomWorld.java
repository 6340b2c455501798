package dev.switchboard.records;

import dev.switchboard.db.Database;
import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Model;
import dev.switchboard.db.Relation;
import dev.switchboard.db.Schema;
import dev.switchboard.db.Statement;
import io.vertx.core.Future;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills the tables of real models with random rows: empty values everywhere, archived records, odd texts. */
final class RandomWorld {
    /** What texts are made of. */
    static final List<String> WORDS = List.of(
            "Ada",
            "ada",
            "ADA Lovelace",
            "Bob",
            "",
            "100%",
            "%",
            "_",
            "a_b",
            "axb",
            "back\\slash",
            "O'Brien",
            "\"quoted\"",
            "ünïcode",
            "日本",
            "😀",
            "@",
            ":uid",
            "$1",
            "0",
            "5",
            "false",
            " two  words ",
            "x,y",
            "{1}");

    /** The models, each after those it points to, with the number of new rows. */
    static final Map<String, Integer> SIZES = sizes();

    private static final Set<String> KEPT = Set.of("id", "create_uid", "create_date", "write_uid", "write_date");
    private static final double FILLED = 0.7;

    private final Database database;
    private final Schema schema;
    private final Random random;
    private final Map<String, List<Integer>> ids = new HashMap<>();
    private Set<String> needed = Set.of();

    RandomWorld(Database database, Schema schema, Random random) {
        this.database = database;
        this.schema = schema;
        this.random = random;
    }

    private static Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("res.groups", 0);
        sizes.put("res.country", 0);
        sizes.put("res.partner", 24);
        sizes.put("res.users", 5);
        sizes.put("utm.source", 6);
        sizes.put("im_livechat.channel", 6);
        sizes.put("chatbot.script", 6);
        sizes.put("chatbot.script.step", 20);
        sizes.put("chatbot.script.answer", 20);
        sizes.put("im_livechat.channel.rule", 14);
        sizes.put("mail.guest", 10);
        sizes.put("discuss.channel", 40);
        sizes.put("discuss.channel.member", 90);
        sizes.put("mail.message", 110);
        sizes.put("rating.rating", 40);
        sizes.put("mail.canned.response", 16);
        return sizes;
    }

    /** A text as a field of HTML holds it. */
    static String html(String text) {
        return "<p>" + text + "</p>";
    }

    /** Fills the tables. */
    void fill() {
        needed = Set.copyOf(database.list(row -> row.getString(0), """
                        SELECT table_name || '.' || column_name FROM information_schema.columns
                        WHERE table_schema = current_schema() AND is_nullable = 'NO'""").await());
        SIZES.forEach((name, size) -> fill(schema.model(name), size));
        SIZES.keySet().forEach(name -> tie(schema.model(name)));
    }

    private void fill(Model model, int size) {
        List<Future<?>> inserts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            inserts.add(insert(model, fitting(model, values(model))));
        }
        Future.all(inserts).await();
        ids.put(
                model.name(),
                database.list(row -> row.getInteger(0), "SELECT id FROM " + model.table())
                        .await());
    }

    private Map<Field, @Nullable Object> values(Model model) {
        Map<Field, @Nullable Object> values = new LinkedHashMap<>();
        for (Field field : model.fields(each -> each.columnName() != null && !KEPT.contains(each.name()))) {
            boolean filled = needed.contains(model.table() + "." + field.columnName()) || random.nextDouble() < FILLED;
            values.put(field, filled ? value(field) : null);
        }
        return values;
    }

    private @Nullable Object value(Field field) {
        return switch (field.type()) {
            case CHAR, TEXT, REFERENCE -> word();
            case HTML -> html(word());
            case INTEGER, MANY2ONE_REFERENCE -> random.nextInt(-1, 6);
            case FLOAT -> random.nextInt(0, 11) / 2.0;
            case BOOLEAN -> random.nextBoolean();
            case DATETIME -> LocalDateTime.of(2026, 1, 1, 0, 0).plusHours(12L * random.nextInt(0, 6));
            case SELECTION ->
                field.choices().isEmpty() ? "en_US" : anyOf(field.choices()).value();
            case MANY2ONE -> id(field.relation().model());
            default -> null;
        };
    }

    private String word() {
        return anyOf(WORDS);
    }

    private @Nullable Integer id(String model) {
        List<Integer> known = ids.getOrDefault(model, List.of());
        return known.isEmpty() ? null : anyOf(known);
    }

    private <T> T anyOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** What the constraints of the tables want. */
    private Map<Field, @Nullable Object> fitting(Model model, Map<Field, @Nullable Object> values) {
        switch (model.name()) {
            case "res.partner" -> values.put(model.field("type"), "contact");
            case "res.users" -> {
                values.put(model.field("login"), "user" + random.nextInt());
                values.put(model.field("notification_type"), "email");
                values.put(model.field("company_id"), 1);
            }
            case "utm.source" -> values.put(model.field("name"), "source " + random.nextInt());
            case "discuss.channel" -> {
                values.put(model.field("uuid"), "uuid" + random.nextInt());
                values.put(model.field("from_message_id"), null);
                values.put(model.field("group_public_id"), null);
                values.put(model.field("livechat_operator_id"), id("res.partner"));
            }
            case "discuss.channel.member" -> {
                boolean guest = random.nextBoolean();
                values.put(model.field("partner_id"), guest ? null : id("res.partner"));
                values.put(model.field("guest_id"), guest ? id("mail.guest") : null);
            }
            case "mail.message" -> about(values, model, "model", "res_id", "discuss.channel");
            case "rating.rating" -> {
                about(values, model, "res_model", "res_id", "discuss.channel");
                about(values, model, "parent_res_model", "parent_res_id", "im_livechat.channel");
                values.put(model.field("access_token"), "token" + random.nextInt());
            }
            default -> {}
        }
        return values;
    }

    private void about(Map<Field, @Nullable Object> values, Model model, String name, String id, String target) {
        if (random.nextDouble() < FILLED) {
            values.put(model.field(name), target);
            values.put(model.field(id), id(target));
        }
    }

    private Future<?> insert(Model model, Map<Field, @Nullable Object> values) {
        String columns = values.keySet().stream().map(Field::columnName).collect(Collectors.joining(", "));
        Statement statement = new Statement().append("INSERT INTO " + model.table() + " (" + columns + ") VALUES ");
        String separator = "(";
        for (Map.Entry<Field, @Nullable Object> value : values.entrySet()) {
            statement
                    .append(separator)
                    .bind(value.getValue(), String.valueOf(value.getKey().type().column()));
            separator = ", ";
        }
        return statement.append(") ON CONFLICT DO NOTHING").run(database);
    }

    /** Links records to others, of their own model too. */
    private void tie(Model model) {
        List<Future<?>> changes = new ArrayList<>();
        for (Integer id : ids.getOrDefault(model.name(), List.of())) {
            for (Field field : model.fields(each -> each.type().isRelation())) {
                tie(model, field, id).ifPresent(changes::add);
            }
        }
        Future.all(changes).await();
    }

    private java.util.Optional<Future<?>> tie(Model model, Field field, int id) {
        Integer other = id(field.relation().model());
        if (other == null || random.nextBoolean()) {
            return java.util.Optional.empty();
        }
        Relation.Link link = field.relation().link();
        if (link != null
                && !link.table().equals("discuss_channel_member")
                && !link.table().equals("res_groups_users_rel")) {
            return java.util.Optional.of(database.run(
                    "INSERT INTO %s (%s, %s) VALUES ($1, $2) ON CONFLICT DO NOTHING"
                            .formatted(link.table(), link.own(), link.other()),
                    id,
                    other));
        }
        boolean own = field.type() == FieldType.MANY2ONE
                && field.columnName() != null
                && field.relation().model().equals(model.name());
        return own
                ? java.util.Optional.of(database.run(
                        "UPDATE %s SET %s = $1 WHERE id = $2".formatted(model.table(), field.columnName()), other, id))
                : java.util.Optional.empty();
    }
}
