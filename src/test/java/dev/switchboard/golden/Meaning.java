package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** What stands at a place of a JSON text, as far as one must know it to tell ids from other numbers. */
interface Meaning {

    /** The value of a key in the object that stands here. */
    default Meaning at(String key, JsonNode object) {
        return new Plain();
    }

    /** An element of the list that stands here. */
    default Meaning element(int index, JsonNode list) {
        return this;
    }

    /** What a positive integer here numbers: a model's name; empty when it is just a number. */
    default Optional<String> kind() {
        return Optional.empty();
    }

    /** The model whose fields the keys of an object here are; an empty text when they are no fields. */
    default String model() {
        return "";
    }

    /** Nothing below is an id. */
    record Plain() implements Meaning {}

    /**
     * A Store, a notification or the parameters of a route: ids are known by the keys under which they stand.
     *
     * @param owner the model whose record this belongs to, or an empty text
     * @param key the nearest key above
     * @param siblings the object that holds the key
     */
    record ByKey(String owner, String key, JsonNode siblings) implements Meaning {
        @Override
        public Meaning at(String childKey, JsonNode object) {
            return new ByKey(model(), childKey, object);
        }

        @Override
        public Meaning element(int index, JsonNode list) {
            return list.path(index).isNumber()
                    ? Kinds.ofElement(this, index).<Meaning>map(Ids::new).orElse(this)
                    : this;
        }

        @Override
        public Optional<String> kind() {
            return Kinds.of(this);
        }

        @Override
        public String model() {
            return Kinds.ownerBelow(this);
        }
    }

    /** A JSON-RPC envelope, or what XML-RPC says instead, around a result. */
    record Enveloped(Meaning result) implements Meaning {
        @Override
        public Meaning at(String key, JsonNode object) {
            return key.equals("result") ? result : new Plain();
        }
    }

    /** A record, or a list of records, as {@code read} gives and {@code write} takes them. */
    record Values(String model) implements Meaning {
        @Override
        public Meaning at(String key, JsonNode object) {
            return switch (key) {
                case "id" -> new Ids(model);
                case "res_id" -> ids(Kinds.modelIn(object).or(() -> Relations.comodel(model, key)));
                default -> ids(Relations.comodel(model, key));
            };
        }

        private static Meaning ids(Optional<String> comodel) {
            return comodel.<Meaning>map(Ids::new).orElseGet(Plain::new);
        }
    }

    /** The groups of a {@code read_group}: what is grouped by is a field's value, the rest are aggregates. */
    record Groups(String model) implements Meaning {
        @Override
        public Meaning at(String key, JsonNode object) {
            if (key.endsWith("domain")) {
                return new Domain(model);
            }
            return object.path(key).isArray() ? new Values(model).at(key, object) : new Plain();
        }
    }

    /**
     * Ids of a model in any of the forms in which Odoo writes them: {@code 5}, {@code [5, 6]}, {@code [5, "Name"]},
     * {@code [[5, "Name"], …]}, records with an {@code id}, and commands such as {@code [6, 0, [5, 6]]}.
     */
    record Ids(String model) implements Meaning {
        @Override
        public Meaning at(String key, JsonNode object) {
            return new Values(model).at(key, object);
        }

        @Override
        public Meaning element(int index, JsonNode list) {
            boolean isName = list.size() == 2 && list.path(1).isTextual();
            if (isName) {
                return index == 0 ? this : new Plain();
            }
            var element = list.path(index);
            boolean isPair = element.size() == 2 && element.path(1).isTextual();
            return element.isArray() && !isPair ? new Command(model) : this;
        }

        @Override
        public Optional<String> kind() {
            return Optional.of(model);
        }
    }

    /** A command of a one2many or many2many field: its number, an id, and values or ids. */
    record Command(String model) implements Meaning {
        private static final int CREATE = 0;

        @Override
        public Meaning element(int index, JsonNode list) {
            boolean isId = index == 1 && list.path(0).asInt() != CREATE;
            return isId || index == 2 ? new Ids(model) : new Plain();
        }
    }

    /** A domain: operators, and conditions that are lists of three. */
    record Domain(String model) implements Meaning {
        @Override
        public Meaning element(int index, JsonNode list) {
            return list.path(index).isArray() ? new Condition(model) : new Plain();
        }
    }

    /** A condition {@code [path, operator, value]}. */
    record Condition(String model) implements Meaning {
        private static final Set<String> QUANTIFIERS = Set.of("any", "not any");

        @Override
        public Meaning element(int index, JsonNode list) {
            var reached = index == 2 ? Relations.along(model, list.path(0).asText()) : Optional.<String>empty();
            boolean isDomain = QUANTIFIERS.contains(list.path(1).asText());
            return reached.<Meaning>map(comodel -> isDomain ? new Domain(comodel) : new Ids(comodel))
                    .orElseGet(Plain::new);
        }
    }

    /** A list of field names, which may carry {@code :aggregate} or {@code :day}. */
    record FieldNames(String of) implements Meaning {}

    /** A specification of {@code web_read}: for each field an object, which may hold another specification. */
    record Specification(String model) implements Meaning {
        @Override
        public Meaning at(String key, JsonNode object) {
            return new Subfield(Relations.comodel(model, key).orElse(""));
        }
    }

    /** What a specification says of one field. */
    record Subfield(String comodel) implements Meaning {
        @Override
        public Meaning at(String key, JsonNode object) {
            return key.equals("fields") ? new Specification(comodel) : new Plain();
        }
    }

    /** The answer of {@code fields_get}: an object of attributes for each field. */
    record Descriptions(String model) implements Meaning {}

    /** A page of records or groups, and how many there are. */
    record Page(Meaning elements) implements Meaning {
        @Override
        public Meaning at(String key, JsonNode object) {
            return object.path(key).isContainerNode() ? elements : new Plain();
        }
    }
}
