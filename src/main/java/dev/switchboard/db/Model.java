package dev.switchboard.db;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one model. Reads, writes, domains, grouping, rights and the check of the schema all follow from
 * it. Each method that changes something gives another model.
 */
public final class Model {
    private static final String DISPLAY_NAME = "display_name";

    private final String name;
    private final String label;
    private final List<Field> fields;
    private final Map<String, Field> byName = new LinkedHashMap<>();
    private String table;
    private String order = "id";
    private String calledBy = "name";
    private @Nullable Template displayedAs;
    private List<Grant> grants = List.of();
    private List<RecordRule> rules = List.of();
    private Map<String, String> violations = Map.of();
    private Series series = Series.EVERY;
    private @Nullable DaySums daySums;

    private Model(String name, String label, List<Field> fields) {
        this.name = name;
        this.label = label;
        this.fields = List.copyOf(fields);
        fields.forEach(field -> byName.putIfAbsent(field.name(), field));
        this.table = name.replace('.', '_');
    }

    private Model(Model from, List<Field> fields) {
        this(from.name, from.label, fields);
        this.table = from.table;
        this.order = from.order;
        this.calledBy = from.calledBy;
        this.displayedAs = from.displayedAs;
        this.grants = from.grants;
        this.rules = from.rules;
        this.violations = from.violations;
        this.series = from.series;
        this.daySums = from.daySums;
    }

    /**
     * Declares a model whose table remembers who made and changed each record, and when.
     *
     * @param name Odoo's name for it, such as {@code mail.message}
     * @param label what people call it
     */
    public static Model named(String name, String label) {
        return view(name, label).with(Fields.history());
    }

    /** Declares a model whose rows PostgreSQL computes, or of whose making nothing is kept. */
    public static Model view(String name, String label) {
        return new Model(name, label, List.of())
                .with(Fields.integer("id").labelled("ID").readonly());
    }

    /** The same with more fields. Two may have one name when no series knows both. */
    public Model with(Field... more) {
        return new Model(
                this, Stream.concat(fields.stream(), Arrays.stream(more)).toList());
    }

    /** The same in a table of another name; without it, that is the model's name with underscores. */
    public Model inTable(String newTable) {
        Model model = new Model(this, fields);
        model.table = newTable;
        return model;
    }

    /** The same, sorted so where nobody asks for another order: names of fields, each with {@code desc} or not. */
    public Model orderedBy(String newOrder) {
        Model model = new Model(this, fields);
        model.order = newOrder;
        return model;
    }

    /** The same with records called by one of their fields; without it, that is {@code name}. */
    public Model calledBy(String field) {
        Model model = new Model(this, fields);
        model.calledBy = field;
        return model;
    }

    /** The same with records called by what SQL computes; without it they are called by a field. */
    public Model displayedAs(String template) {
        Model model = new Model(this, fields);
        model.displayedAs = Template.of(template);
        return model;
    }

    /** The same with what groups may do. */
    public Model grants(Grant... newGrants) {
        Model model = new Model(this, fields);
        model.grants = List.of(newGrants);
        return model;
    }

    /** The same with rules about which records can be reached. */
    public Model rules(RecordRule... newRules) {
        Model model = new Model(this, fields);
        model.rules = List.of(newRules);
        return model;
    }

    /** The same with what callers are told when they violate a constraint of the table. */
    public Model constraint(String constraint, String message) {
        Model model = new Model(this, fields);
        var all = new LinkedHashMap<>(violations);
        all.put(constraint, message);
        model.violations = all;
        return model;
    }

    /** The same with sums of days that answer some questions about groups. */
    public Model summedUp(DaySums sums) {
        Model model = new Model(this, fields);
        model.daySums = sums;
        return model;
    }

    /** The same, known from a series on, such as 18. */
    public Model since(int first) {
        Model model = new Model(this, fields);
        model.series = series.since(first);
        return model;
    }

    /** The same, known up to a series. */
    public Model until(int last) {
        Model model = new Model(this, fields);
        model.series = series.until(last);
        return model;
    }

    /** The model as callers of one series see it, with the names that they can show. */
    Model seenIn(int number) {
        Model seen = new Model(this, fields(field -> field.series().contains(number)));
        seen.grants =
                grants.stream().filter(grant -> grant.series().contains(number)).toList();
        seen.rules =
                rules.stream().filter(rule -> rule.series().contains(number)).toList();
        return seen.find(DISPLAY_NAME).isPresent() ? seen : seen.with(seen.displayName());
    }

    private Field displayName() {
        if (displayedAs == null && byName.containsKey(calledBy)) {
            return Fields.character(DISPLAY_NAME).related(calledBy).readonly().with(Trait.SEALED);
        }
        String template = displayedAs == null ? "'" + name + ",' || @.id" : displayedAs.toString();
        return Fields.character(DISPLAY_NAME).computedAs(template).searchable();
    }

    /** Odoo's name. */
    public String name() {
        return name;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** The table's name. */
    public String table() {
        return table;
    }

    /** How records are sorted where nobody says. */
    public String order() {
        return order;
    }

    /** What groups may do. */
    public List<Grant> grants() {
        return grants;
    }

    /** Which records can be reached. */
    public List<RecordRule> rules() {
        return rules;
    }

    /** What callers are told when they violate a constraint of the table. */
    public Optional<String> violation(String constraint) {
        return Optional.ofNullable(violations.get(constraint));
    }

    /** The sums of its days, if there are any. */
    @Nullable
    DaySums daySums() {
        return daySums;
    }

    /** In which series callers know it. */
    public Series series() {
        return series;
    }

    /** The field that holds what people call a record, where a caller makes one by its name alone. */
    public String recordName() {
        return calledBy;
    }

    /** Its fields, in the order of the declaration. */
    public List<Field> fields() {
        return fields;
    }

    /** A field, if there is one of that name. */
    public Optional<Field> find(String field) {
        return Optional.ofNullable(byName.get(field));
    }

    /**
     * A declared field.
     *
     * @throws IllegalArgumentException when the model has no field of that name
     */
    public Field field(String field) {
        return find(field)
                .orElseThrow(
                        () -> new IllegalArgumentException("Invalid field '%s' on model '%s'".formatted(field, name)));
    }

    /** The fields that something is true of. */
    public List<Field> fields(Predicate<Field> filter) {
        return fields.stream().filter(filter).toList();
    }

    /** The statement that inserts one row from {@code $1…$n} and gives its id. */
    public String insert(String... columns) {
        return "INSERT INTO %s (%s) VALUES (%s) RETURNING id"
                .formatted(table, names(columns), parameters(columns.length, i -> ""));
    }

    /**
     * The statement that inserts many rows from one array for each column, {@code $1…$n}, and gives their ids in the
     * order of the arrays, ascending.
     */
    public String insertMany(String... columns) {
        String names = names(columns);
        String arrays =
                parameters(columns.length, i -> "::" + field(columns[i]).type().column() + "[]");
        return """
                INSERT INTO %s (%s) SELECT %s FROM unnest(%s) WITH ORDINALITY AS input (%s, row_number)
                ORDER BY row_number RETURNING id""".formatted(table, names, names, arrays, names);
    }

    private String names(String... columns) {
        return Arrays.stream(columns).map(column -> field(column).name()).collect(joining(", "));
    }

    private static String parameters(int count, IntFunction<String> cast) {
        return IntStream.range(0, count)
                .mapToObj(i -> "$" + (i + 1) + cast.apply(i))
                .collect(joining(", "));
    }

    @Override
    public String toString() {
        return name;
    }
}
