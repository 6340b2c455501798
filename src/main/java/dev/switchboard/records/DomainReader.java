package dev.switchboard.records;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.model.Refusal;
import io.vertx.core.json.JsonArray;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a caller's domain: a list in prefix notation, whose operators are {@code &}, {@code |} and {@code !}, and whose
 * conditions are lists of a field's path, an operator and a value. Everything is resolved against the declarations, so
 * that no name of a caller's goes further than this.
 */
final class DomainReader {
    /** Deeper domains are no question that anybody asks. */
    private static final int DEEPEST = 16;

    private static final int LONGEST = 2_000;
    private static final Set<String> WORDS = Set.of("&", "|", "!");

    private final Environment env;
    private final LeafReader leaves;

    DomainReader(Environment env) {
        this.env = env;
        this.leaves = new LeafReader(env, this);
    }

    /**
     * Reads a domain.
     *
     * @param domain what the caller wrote; nothing at all means every record
     * @throws Refusal when it is no domain of this model
     */
    Domain read(Model model, @Nullable Object domain) {
        return read(model, domain, 0);
    }

    Domain read(Model model, @Nullable Object domain, int depth) {
        if (!Python.truthy(domain)) {
            return Domain.Constant.EVERYTHING;
        }
        if (!(domain instanceof JsonArray parts)) {
            throw new Refusal(
                    Refusal.Kind.ASSERTION_ERROR,
                    "Domains to normalize must have a 'domain' form: a list or tuple of domain components");
        }
        checkDepth(depth);
        if (parts.size() > LONGEST) {
            throw new Refusal(Refusal.Kind.VALUE_ERROR, "The domain is too long.");
        }
        Deque<Domain> operands = new ArrayDeque<>();
        for (int i = parts.size() - 1; i >= 0; i--) {
            push(operands, model, parts, i, depth);
        }
        return operands.size() == 1 ? operands.pop() : new Domain.All(new ArrayList<>(operands));
    }

    /** Refuses what goes through more relations, or domains within domains, than anybody asks for. */
    void checkDepth(int depth) {
        if (depth > DEEPEST) {
            throw new Refusal(Refusal.Kind.VALUE_ERROR, "The domain is too deep.");
        }
    }

    private void push(Deque<Domain> operands, Model model, JsonArray parts, int index, int depth) {
        Object part = parts.getValue(index);
        if (!(part instanceof String word) || !WORDS.contains(word)) {
            operands.push(leaves.read(model, leaf(part), depth));
            return;
        }
        int needed = word.equals("!") ? 1 : 2;
        if (operands.size() < needed) {
            throw new Refusal(Refusal.Kind.VALUE_ERROR, env.dialect().malformedDomain(Python.repr(parts)));
        }
        Domain first = operands.pop();
        operands.push(
                switch (word) {
                    case "!" -> first.negated();
                    case "&" -> new Domain.All(List.of(first, operands.pop()));
                    default -> new Domain.Some(List.of(first, operands.pop()));
                });
    }

    /** What Python unpacks into three: a list of three, and also a text of three letters. */
    private static List<@Nullable Object> leaf(@Nullable Object part) {
        List<@Nullable Object> values = new ArrayList<>();
        if (part instanceof JsonArray array) {
            array.forEach(values::add);
        } else if (part instanceof String text) {
            text.codePoints().forEach(letter -> values.add(Character.toString(letter)));
        } else {
            throw new Refusal(
                    Refusal.Kind.TYPE_ERROR, "cannot unpack non-iterable " + Python.typeName(part) + " object");
        }
        if (values.size() > 3) {
            throw new Refusal(Refusal.Kind.VALUE_ERROR, "too many values to unpack (expected 3)");
        }
        if (values.size() < 3) {
            throw new Refusal(
                    Refusal.Kind.VALUE_ERROR,
                    "not enough values to unpack (expected 3, got %d)".formatted(values.size()));
        }
        return values;
    }

    /** The domain of an inner condition, on the model that a field leads to. */
    Domain inner(Field field, @Nullable Object domain, int depth) {
        Model target = env.schema().target(field);
        Access.check(env, target, Operation.READ);
        return active(target, read(target, domain, depth + 1));
    }

    Domain read(Model model, String path, String word, @Nullable Object value, int depth) {
        return leaves.read(model, path, word, value, depth);
    }

    /** A domain without archived records where nothing is said of them. */
    Domain active(Model model, Domain domain) {
        return new Records(env).active(model, domain);
    }

    /** The same with archived records. */
    DomainReader withArchived() {
        return new DomainReader(env.in(env.context().with("active_test", false)));
    }
}
