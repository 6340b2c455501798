package dev.switchboard.records;

import dev.switchboard.db.Choice;
import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Model;
import dev.switchboard.db.Schema;
import dev.switchboard.db.Source;
import dev.switchboard.db.Trait;
import dev.switchboard.model.ResGroups;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code fields_get} says about a field. What a field can be used for depends on the series. */
final class FieldDescription {
    private static final String DISPLAY_NAME = "display_name";
    private static final String PARENT = "parent_id";

    private final Schema schema;
    private final Model model;
    private final Field field;
    private final JsonObject description = new JsonObject();

    private FieldDescription(Schema schema, Model model, Field field) {
        this.schema = schema;
        this.model = model;
        this.field = field;
    }

    /** Describes a field of a model as the caller's series does. */
    static JsonObject of(Environment env, Model model, Field field) {
        FieldDescription described = new FieldDescription(env.schema(), model, field);
        described.describe();
        described.describeUse();
        described.describeType();
        return described.description;
    }

    private void describe() {
        description
                .put("type", field.type().word())
                .put("name", field.name())
                .put("string", field.label())
                .put("required", field.is(Trait.REQUIRED))
                .put("readonly", field.is(Trait.READONLY))
                .put("store", !field.is(Trait.UNSTORED))
                .put("exportable", true)
                .put("manual", false)
                .put("change_default", false)
                .put("company_dependent", false)
                .put("default_export_compatible", false)
                .put("depends", depends());
        if (field.source() instanceof Source.Related related && !isDisplayName()) {
            description.put("related", String.join(".", related.path()));
        }
        if (!field.groups().isEmpty()) {
            description.put(
                    "groups",
                    field.groups().stream().map(ResGroups::externalId).sorted().collect(Collectors.joining(",")));
        }
    }

    private boolean isDisplayName() {
        return field.name().equals(DISPLAY_NAME);
    }

    /** What PostgreSQL computes is computed when it is read: it depends on nothing that is worth a name. */
    private JsonArray depends() {
        if (field.source() instanceof Source.Related related) {
            return JsonArray.of(String.join(".", related.path()));
        }
        return field.source() instanceof Source.Count count ? JsonArray.of(count.list()) : new JsonArray();
    }

    /** 17.0 knows no groupable fields, sorts by none of other records, and finds no record by its display name. */
    private void describeUse() {
        boolean first = schema.series() == 17;
        boolean column = hasColumn(field);
        boolean reached = first ? column : column || leadsToColumn();
        description
                .put("searchable", field.is(Trait.SEARCHABLE) && !(first && isDisplayName()))
                .put("sortable", reached);
        if (!first) {
            description.put("groupable", reached || isStoredLink());
        }
        String aggregator = field.aggregator();
        if (aggregator != null && (first || column)) {
            description.put(first ? "group_operator" : "aggregator", aggregator);
        }
    }

    /** Bytes are kept beside the table. */
    private static boolean hasColumn(Field field) {
        return !field.is(Trait.UNSTORED) && !field.type().isList() && field.type() != FieldType.BINARY;
    }

    private boolean leadsToColumn() {
        if (!(field.source() instanceof Source.Related related) || isDisplayName()) {
            return false;
        }
        Model at = model;
        Field last = field;
        for (String step : related.path()) {
            at = last == field ? model : schema.target(last);
            last = at.field(step);
        }
        return hasColumn(last);
    }

    private boolean isStoredLink() {
        return field.type() == FieldType.MANY2MANY && !field.is(Trait.UNSTORED);
    }

    private void describeType() {
        switch (field.type()) {
            case CHAR ->
                description.put("translate", field.is(Trait.TRANSLATED)).put("trim", true);
            case TEXT -> description.put("translate", field.is(Trait.TRANSLATED));
            case HTML -> describeMarkup();
            case SELECTION, REFERENCE -> description.put("selection", choices(field.choices()));
            case BINARY -> description.put("attachment", !field.is(Trait.UNSTORED));
            case MANY2ONE, ONE2MANY, MANY2MANY -> describeRelation();
            default -> {}
        }
    }

    private static JsonArray choices(List<Choice> choices) {
        JsonArray list = new JsonArray();
        choices.forEach(choice -> list.add(JsonArray.of(choice.value(), choice.label())));
        return list;
    }

    /** What the server itself writes is not sanitised. */
    private void describeMarkup() {
        description
                .put("translate", field.is(Trait.TRANSLATED))
                .put("sanitize", !field.is(Trait.SEALED))
                .put("sanitize_tags", true)
                .put("sanitize_attributes", true)
                .put("sanitize_style", false)
                .put("strip_style", false)
                .put("strip_classes", false);
    }

    private void describeRelation() {
        String inverse = field.relation().inverse();
        description
                .put("relation", field.relation().model())
                .put("context", new JsonObject())
                .put("domain", new JsonArray());
        if (inverse != null) {
            description.put("relation_field", inverse);
        }
        if (schema.series() >= 19) {
            // Odoo's spelling.
            description.put(
                    "allow_hierachy_operators",
                    schema.find(field.relation().model())
                            .flatMap(m -> m.find(PARENT))
                            .isPresent());
        }
    }
}
