package dev.switchboard.db;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one field. Each method that changes something gives another field; a declaration reads
 * {@code character("name").labelled("Channel Name").required()}.
 */
public final class Field {
    private final String name;
    private final FieldType type;
    private String label;
    private @Nullable Relation relation;
    private List<Choice> choices = List.of();
    private @Nullable ChoiceRecords choiceRecords;
    private Source source;
    private @Nullable Initial initial;
    private @Nullable String aggregator;
    private Set<Integer> groups = Set.of();
    private Series series = Series.EVERY;
    private final EnumSet<Trait> traits;

    Field(String name, FieldType type, Source source, @Nullable Relation relation) {
        this.name = name;
        this.type = type;
        this.source = source;
        this.relation = relation;
        this.label = Labels.of(name);
        this.traits = EnumSet.of(Trait.SEARCHABLE);
    }

    private Field(Field from) {
        this.name = from.name;
        this.type = from.type;
        this.source = from.source;
        this.relation = from.relation;
        this.label = from.label;
        this.choices = from.choices;
        this.choiceRecords = from.choiceRecords;
        this.initial = from.initial;
        this.aggregator = from.aggregator;
        this.groups = from.groups;
        this.series = from.series;
        this.traits = EnumSet.copyOf(from.traits);
    }

    /** The same with the name that people see; without it, the field's own name makes one. */
    public Field labelled(String newLabel) {
        Field field = new Field(this);
        field.label = newLabel;
        return field;
    }

    /** The same, refusing to be empty. */
    public Field required() {
        return with(Trait.REQUIRED).with(Trait.NOT_NULL);
    }

    /** The same with a column that refuses NULL. */
    public Field notNull() {
        return with(Trait.NOT_NULL);
    }

    /** The same with a column that may be NULL. */
    public Field nullable() {
        return without(Trait.NOT_NULL);
    }

    /** The same with one more trait. */
    public Field with(Trait trait) {
        Field field = new Field(this);
        field.traits.add(trait);
        return field;
    }

    /** The same, shown but not to be changed. */
    public Field readonly() {
        return with(Trait.READONLY);
    }

    /** The same with a text for each language. */
    public Field translated() {
        return with(Trait.TRANSLATED);
    }

    /** The same, left out of copies. */
    public Field notCopied() {
        return with(Trait.NOT_COPIED);
    }

    /** The same, part of copies; one2many fields otherwise are not. */
    public Field copied() {
        return without(Trait.NOT_COPIED);
    }

    /** The same with the values of a selection. */
    Field choosing(Choice... values) {
        Field field = new Field(this);
        field.choices = List.of(values);
        return field;
    }

    /**
     * The same with the active records of a model as values of the selection, called by their names.
     *
     * @param value the field of that model that holds the value
     */
    public Field choosingFrom(String model, String value) {
        Field field = new Field(this);
        field.choiceRecords = new ChoiceRecords(model, value);
        return field;
    }

    /** The same in a column of another name. */
    public Field inColumn(String column) {
        return from(new Source.Column(column));
    }

    /** The same with a value that PostgreSQL computes; read only, and ignored in domains as Odoo does. */
    public Field computedAs(String template) {
        return from(new Source.Expression(Template.of(template))).calculated();
    }

    /** The same as the number of records in a list of this model that the caller may reach. */
    public Field counting(String list) {
        return from(new Source.Count(list)).calculated();
    }

    /** The same with a value that is computed from other fields after they are read. */
    public Field computedFrom(Computation computation, String... fields) {
        return from(new Source.Computed(List.of(fields), computation)).calculated();
    }

    /** The same as a field of a record that this one points to; can be searched and written through. */
    public Field related(String... path) {
        return from(new Source.Related(List.of(path))).with(Trait.UNSTORED).notCopied();
    }

    private Field calculated() {
        Field field = notCopied().without(Trait.SEARCHABLE);
        field.traits.addAll(EnumSet.of(Trait.READONLY, Trait.SEALED, Trait.UNSTORED));
        return field;
    }

    private Field without(Trait trait) {
        Field field = new Field(this);
        field.traits.remove(trait);
        return field;
    }

    /** The same, taking what callers write although it is computed; who made the declaration stores it. */
    public Field writable() {
        return without(Trait.READONLY).without(Trait.SEALED);
    }

    private Field from(Source newSource) {
        Field field = new Field(this);
        field.source = newSource;
        return field;
    }

    /** The same, to be compared in domains although it is computed. */
    public Field searchable() {
        return with(Trait.SEARCHABLE);
    }

    /** The same, shown as stored although PostgreSQL computes it. */
    public Field shownAsStored() {
        return with(Trait.SEARCHABLE).without(Trait.UNSTORED);
    }

    /** The same with SQL that limits the other model's rows, which it calls {@code @}. */
    public Field where(String condition) {
        Field field = new Field(this);
        field.relation = relation().where(condition);
        return field;
    }

    /** The same, beginning with a value. */
    public Field initially(Object value) {
        return initially(variables -> value);
    }

    /** The same, beginning with a value that depends on who is calling. */
    public Field initially(Initial value) {
        Field field = new Field(this);
        field.initial = value;
        return field;
    }

    /** The same, summed up otherwise than as a sum in groups that do not say how: {@code avg} or {@code max}. */
    public Field aggregatedBy(String newAggregator) {
        Field field = new Field(this);
        field.aggregator = newAggregator;
        return field;
    }

    /** The same, for members of some groups only. */
    public Field onlyFor(Integer... ids) {
        Field field = new Field(this);
        field.groups = Set.of(ids);
        return field;
    }

    /** The same, known from a series on, such as 18. */
    public Field since(int first) {
        Field field = new Field(this);
        field.series = series.since(first);
        return field;
    }

    /** The same, known up to a series. */
    public Field until(int last) {
        Field field = new Field(this);
        field.series = series.until(last);
        return field;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its type. */
    public FieldType type() {
        return type;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** Where its values come from. */
    public Source source() {
        return source;
    }

    /** Where it leads. */
    public Relation relation() {
        return Objects.requireNonNull(relation, () -> name + " is not relational");
    }

    /** The values of a selection. */
    public List<Choice> choices() {
        return choices;
    }

    /** The records that are the values of the selection; {@code null} when the values are declared. */
    public @Nullable ChoiceRecords choiceRecords() {
        return choiceRecords;
    }

    /** The value that it begins with, if there is one. */
    public @Nullable Initial initial() {
        return initial;
    }

    /** How it is summed up in groups that do not say how; {@code null} for not at all, as ids and sequences are. */
    public @Nullable String aggregator() {
        boolean amount = type.isNumber() && !name.equals("id") && !name.equals("sequence");
        return aggregator == null && amount ? "sum" : aggregator;
    }

    /** Ids of the groups whose members may see it; none for everybody. */
    public Set<Integer> groups() {
        return groups;
    }

    /** The value that an empty field has all the same: 0, an empty text or false; {@code null} where it has none. */
    @Nullable
    Object nothing() {
        return switch (type) {
            case CHAR, TEXT, HTML -> "";
            case INTEGER -> name.equals("id") ? null : Integer.valueOf(0);
            case FLOAT -> Double.valueOf(0);
            case BOOLEAN -> false;
            default -> null;
        };
    }

    /** In which series callers know it. */
    public Series series() {
        return series;
    }

    /** Whether it has a trait. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** The column that holds it; {@code null} when it has none. */
    public @Nullable String columnName() {
        return source instanceof Source.Column column ? column.name() : null;
    }
}
