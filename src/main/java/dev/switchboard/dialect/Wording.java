package dev.switchboard.dialect;

/**
 * What a series says when it refuses a call of a model. Scripts match on these texts, so each series keeps its own;
 * the defaults are those of 18.0 (recordings 17 and 18 of each series).
 */
public interface Wording {
    /** A field that a model does not have. */
    default String invalidField(String model, String field) {
        return "Invalid field '%s' on model '%s'".formatted(field, model);
    }

    /** A field in a domain that the model does not have. */
    default String invalidFieldInLeaf(String model, String field, String leaf) {
        return "Invalid field %s.%s in leaf %s".formatted(model, field, leaf);
    }

    /** A field that groups cannot be made by, or told of, because PostgreSQL does not know its values. */
    default String notStored(String model, String field) {
        return "Cannot convert %s.%s to SQL because it is not stored".formatted(model, field);
    }

    /** A condition of a domain with an operator that does not exist. */
    default String invalidLeaf(String leaf) {
        return "Invalid leaf " + leaf;
    }

    /** A domain in which operators and conditions do not add up. */
    default String malformedDomain(String domain) {
        return "Domain %s is syntactically not correct.".formatted(domain);
    }

    /** A required field that has no value. */
    default String missingValue(String model, String modelLabel, String field, String fieldLabel) {
        return """
                The operation cannot be completed:
                - Create/update: a mandatory field is not set.
                - Delete: another model requires the record being deleted. If possible, archive it instead.

                Model: %s (%s)
                Field: %s (%s)
                """.formatted(modelLabel, model, fieldLabel, field);
    }
}
