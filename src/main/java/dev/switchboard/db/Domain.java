package dev.switchboard.db;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition on the records of a model, over its declared fields, with values of the fields' own types. */
public sealed interface Domain {
    /** The same for every record. */
    record Constant(boolean value) implements Domain {
        /** True for every record. */
        public static final Constant EVERYTHING = new Constant(true);

        /** True for no record. */
        public static final Constant NOTHING = new Constant(false);
    }

    /** True where all are. */
    record All(List<Domain> domains) implements Domain {}

    /** True where one is. */
    record Some(List<Domain> domains) implements Domain {}

    /**
     * Compares a field with a value.
     *
     * @param value of the field's type; a list for {@link Operator#IN} and {@link Operator#NOT_IN}; {@code null} for
     *     "empty"
     */
    record Comparison(
            Field field, Operator operator, @Nullable Object value) implements Domain {}

    /** A condition that cannot be asked: true, and so is its opposite. */
    record Ignored() implements Domain {}

    /**
     * Whether a relational field leads to a record that something is true of.
     *
     * @param field a many2one, one2many or many2many
     * @param inner a condition on the other model
     * @param exists whether there has to be one, or must not be
     * @param limited whether only records that the caller may reach count
     */
    record Leads(Field field, Domain inner, boolean exists, boolean limited) implements Domain {}

    /**
     * Whether a record is in a tree.
     *
     * @param parent the many2one by which records of this model are children of each other
     * @param ids where the tree begins
     * @param downwards whether what lies below is meant, or what lies above
     * @param inside whether the record is in it, or outside
     */
    record Tree(Field parent, List<Integer> ids, boolean downwards, boolean inside) implements Domain {}

    /** True where a declaration's SQL is. */
    record Rule(Template condition) implements Domain {}

    /** Whether a domain of this kind is true where this one is not. Odoo negates each comparison by itself. */
    default Domain negated() {
        if (this instanceof Constant constant) {
            return new Constant(!constant.value());
        }
        if (this instanceof All all) {
            return new Some(all.domains().stream().map(Domain::negated).toList());
        }
        if (this instanceof Some some) {
            return new All(some.domains().stream().map(Domain::negated).toList());
        }
        if (this instanceof Comparison comparison) {
            return new Comparison(comparison.field(), comparison.operator().negated(), comparison.value());
        }
        if (this instanceof Leads leads) {
            return new Leads(leads.field(), leads.inner(), !leads.exists(), leads.limited());
        }
        if (this instanceof Tree tree) {
            return new Tree(tree.parent(), tree.ids(), tree.downwards(), !tree.inside());
        }
        if (this instanceof Ignored) {
            return this;
        }
        throw new IllegalStateException("a rule is never negated");
    }

    /** True where both are. */
    default Domain and(Domain other) {
        if (this.equals(Constant.EVERYTHING)) {
            return other;
        }
        return other.equals(Constant.EVERYTHING) ? this : new All(List.of(this, other));
    }
}
