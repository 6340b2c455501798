package dev.switchboard.db;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is written for.
 *
 * @param schema the models that can be named
 * @param variables what declarations refer to by name
 * @param visible which records of a model the caller may reach, asked for each model that a statement passes through
 * @param activeOnly whether archived records are left out where a path passes through a list
 * @param language the language whose texts are wanted; {@code null} for those that are stored in the columns
 */
public record Scope(
        Schema schema,
        Variables variables,
        Function<Model, Domain> visible,
        boolean activeOnly,
        @Nullable String language) {

    /** The same without any limit to what can be reached. */
    public Scope unlimited() {
        return new Scope(schema, variables, model -> Domain.Constant.EVERYTHING, activeOnly, language);
    }
}
