package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Model;
import io.vertx.core.json.JsonArray;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Odoo 18.0 finds for one caller, row by row and without any haste: odoo/osv/expression.py and
 * BaseModel._where_calc over tables in memory. Three truth values, as SQL has them; {@code null} is the third.
 */
final class Evaluation {
    private static final Map<String, String> OPPOSITES = opposites();

    private final World world;
    private final Visible visible;
    private final Matching matching;
    private final Map<Object, Set<Integer>> found = new HashMap<>();

    /** Which rows a caller's record rules let them see. */
    interface Visible {
        boolean test(Model model, World.Row row);
    }

    private sealed interface Node {}

    private record Truth(boolean value) implements Node {}

    private record Not(Node node) implements Node {}

    private record Both(List<Node> nodes, boolean and) implements Node {}

    private record Leaf(
            String name, String operator, @Nullable Object value) implements Node {}

    private record Search(Model model, String domain, boolean activeOnly) {}

    Evaluation(World world, Visible visible) {
        this.world = world;
        this.visible = visible;
        this.matching = new Matching(world.textOrder());
    }

    private static Map<String, String> opposites() {
        Map<String, String> opposites = new HashMap<>(Map.of("<", ">=", ">", "<=", "any", "not any"));
        List.of("=", "in", "like", "ilike")
                .forEach(word -> opposites.put(word, word.equals("=") ? "!=" : "not " + word));
        Map.copyOf(opposites).forEach((word, opposite) -> opposites.put(opposite, word));
        return opposites;
    }

    /**
     * The ids that a search finds. What has no opposite in 18.0, such as {@code =like}, loses empty fields when it is
     * negated there, and {@code =?} with 0 becomes false; 19.0 mended that, and so it is here.
     */
    Set<Integer> search(Model model, JsonArray domain, boolean activeOnly) {
        Search search = new Search(model, domain.encode(), activeOnly);
        Set<Integer> known = found.get(search);
        if (known == null) {
            known = find(model, domain, activeOnly);
            found.put(search, known);
        }
        return known;
    }

    private Set<Integer> find(Model model, JsonArray domain, boolean activeOnly) {
        Node node = parse(domain);
        boolean active = activeOnly && model.find("active").isPresent() && !mentionsActive(domain);
        Set<Integer> ids = new LinkedHashSet<>();
        for (World.Row row : world.rows(model)) {
            boolean archived = active && !Boolean.TRUE.equals(row.get("active"));
            if (!archived && visible.test(model, row) && Boolean.TRUE.equals(holds(node, model, row, activeOnly))) {
                ids.add(row.id());
            }
        }
        return ids;
    }

    private static boolean mentionsActive(JsonArray domain) {
        return domain.stream().anyMatch(part -> part instanceof JsonArray leaf && "active".equals(leaf.getValue(0)));
    }

    private static Node parse(JsonArray domain) {
        Deque<Node> nodes = new ArrayDeque<>();
        for (int i = domain.size() - 1; i >= 0; i--) {
            Object part = domain.getValue(i);
            if (part instanceof JsonArray leaf) {
                nodes.push(leaf(leaf));
            } else if ("!".equals(part)) {
                nodes.push(negated(nodes.pop()));
            } else {
                nodes.push(new Both(List.of(nodes.pop(), nodes.pop()), "&".equals(part)));
            }
        }
        return new Both(new ArrayList<>(nodes), true);
    }

    private static Node leaf(JsonArray leaf) {
        if (leaf.getValue(0) instanceof Integer number) {
            return new Truth(number == 1);
        }
        String path = leaf.getString(0);
        int dot = path.indexOf('.');
        String operator = leaf.getString(1).equals("<>") ? "!=" : leaf.getString(1);
        return dot < 0
                ? new Leaf(path, operator, leaf.getValue(2))
                : new Leaf(
                        path.substring(0, dot),
                        "any",
                        JsonArray.of(JsonArray.of(path.substring(dot + 1), leaf.getValue(1), leaf.getValue(2))));
    }

    private static Node negated(Node node) {
        if (node instanceof Truth truth) {
            return new Truth(!truth.value());
        }
        if (node instanceof Not not) {
            return not.node();
        }
        if (node instanceof Both both) {
            return new Both(both.nodes().stream().map(Evaluation::negated).toList(), !both.and());
        }
        Leaf leaf = (Leaf) node;
        if (leaf.operator().equals("=?")) {
            boolean nothing = leaf.value() == null || Boolean.FALSE.equals(leaf.value());
            return nothing ? new Truth(false) : new Leaf(leaf.name(), "!=", leaf.value());
        }
        String opposite = OPPOSITES.get(leaf.operator());
        return opposite == null ? new Not(leaf) : new Leaf(leaf.name(), opposite, leaf.value());
    }

    private @Nullable Boolean holds(Node node, Model model, World.Row row, boolean activeOnly) {
        if (node instanceof Truth truth) {
            return truth.value();
        }
        if (node instanceof Not not) {
            return !Boolean.TRUE.equals(holds(not.node(), model, row, activeOnly));
        }
        if (node instanceof Both both) {
            return together(both, model, row, activeOnly);
        }
        Leaf leaf = (Leaf) node;
        Field field = model.field(leaf.name());
        if (leaf.operator().endsWith("_of")) {
            return inTree(model, field, leaf, row, activeOnly);
        }
        if (field.type() == FieldType.MANY2ONE) {
            return reference(model, field, leaf, row);
        }
        if (field.type().isList()) {
            return list(field, leaf, row, activeOnly);
        }
        return matching.matches(field, world.value(model, field, row), leaf.operator(), leaf.value());
    }

    private @Nullable Boolean together(Both both, Model model, World.Row row, boolean activeOnly) {
        Boolean result = both.and();
        for (Node each : both.nodes()) {
            Boolean holds = holds(each, model, row, activeOnly);
            if (holds != null && holds != both.and()) {
                return holds;
            }
            result = holds == null ? null : result;
        }
        return result;
    }

    /** Behind a many2one, archived records are records like others. */
    private @Nullable Boolean reference(Model model, Field field, Leaf leaf, World.Row row) {
        Object id = world.value(model, field, row);
        Model target = world.schema().target(field);
        String operator = leaf.operator();
        if (operator.endsWith("any")) {
            boolean any = operator.equals("any");
            return id == null ? !any : search(target, inner(leaf), false).contains(id) == any;
        }
        if (isName(leaf.value())) {
            boolean negative = operator.startsWith("not") || operator.equals("!=");
            boolean named = id != null && named(target, leaf, false).contains(id);
            return named != negative;
        }
        return matching.matches(field, id, operator, leaf.value());
    }

    private static JsonArray inner(Leaf leaf) {
        return leaf.value() instanceof JsonArray domain ? domain : new JsonArray();
    }

    private static boolean isName(@Nullable Object value) {
        return value instanceof String
                || (value instanceof JsonArray list
                        && !list.isEmpty()
                        && list.stream().allMatch(String.class::isInstance));
    }

    /** Those that are called something, whether the condition wants them or anything else. */
    private Set<Integer> named(Model target, Leaf leaf, boolean activeOnly) {
        boolean negative = leaf.operator().startsWith("not") || leaf.operator().equals("!=");
        String operator = negative ? OPPOSITES.getOrDefault(leaf.operator(), "=") : leaf.operator();
        return search(target, JsonArray.of(JsonArray.of(target.recordName(), operator, leaf.value())), activeOnly);
    }

    private boolean list(Field field, Leaf leaf, World.Row row, boolean activeOnly) {
        Model target = world.schema().target(field);
        boolean negative = leaf.operator().startsWith("not") || leaf.operator().equals("!=");
        List<Integer> ids = world.list(field, row);
        if (leaf.operator().endsWith("any")) {
            return meets(ids, search(target, inner(leaf), activeOnly)) != negative;
        }
        if (isName(leaf.value())) {
            return meets(ids, named(target, leaf, activeOnly)) != negative;
        }
        if (Boolean.FALSE.equals(leaf.value())) {
            return filled(field, target, ids, activeOnly) == negative;
        }
        Set<Integer> wanted = new HashSet<>(ids(leaf.value()));
        wanted.retainAll(field.relation().condition() == null ? wanted : search(target, new JsonArray(), activeOnly));
        return meets(ids, wanted) != negative;
    }

    /** Only lists that not all pointing back belong to are searched for; others are looked up. */
    private boolean filled(Field field, Model target, List<Integer> ids, boolean activeOnly) {
        if (field.relation().condition() != null) {
            return meets(ids, search(target, new JsonArray(), activeOnly));
        }
        boolean active = activeOnly
                && field.type() == FieldType.ONE2MANY
                && target.find("active").isPresent();
        return ids.stream()
                .map(id -> world.row(target, id))
                .anyMatch(other -> other != null && (!active || Boolean.TRUE.equals(other.get("active"))));
    }

    private static boolean meets(Collection<Integer> some, Collection<Integer> others) {
        return !Collections.disjoint(some, others);
    }

    private static List<Integer> ids(@Nullable Object value) {
        List<Integer> ids = new ArrayList<>();
        (value instanceof JsonArray list ? list : JsonArray.of(value)).forEach(id -> ids.add((Integer) id));
        return ids;
    }

    private @Nullable Boolean inTree(Model model, Field field, Leaf leaf, World.Row row, boolean activeOnly) {
        boolean down = leaf.operator().equals("child_of");
        if (!field.type().isRelation()) {
            return tree(model, "parent_id", ids(leaf.value()), down).contains(row.id());
        }
        Model target = world.schema().target(field);
        if (field.type() == FieldType.MANY2ONE && target.name().equals(model.name())) {
            return tree(model, field.name(), ids(leaf.value()), down).contains(row.id());
        }
        Set<Integer> tree = tree(target, "parent_id", ids(leaf.value()), down);
        if (field.type() == FieldType.MANY2ONE) {
            Object id = world.value(model, field, row);
            return (id == null && !tree.isEmpty()) ? null : tree.contains(id);
        }
        tree.retainAll(field.type() == FieldType.MANY2MANY ? search(target, new JsonArray(), activeOnly) : tree);
        return meets(world.list(field, row), tree);
    }

    private Set<Integer> tree(Model model, String parent, List<Integer> roots, boolean down) {
        Set<Integer> tree = new HashSet<>(roots);
        for (int before = -1; before < tree.size(); ) {
            before = tree.size();
            for (World.Row row : world.rows(model)) {
                Object above = row.get(parent);
                boolean joins = above != null && tree.contains(down ? above : row.id());
                tree.addAll(joins ? List.of(down ? row.id() : (Integer) above) : List.of());
            }
        }
        return tree;
    }
}
