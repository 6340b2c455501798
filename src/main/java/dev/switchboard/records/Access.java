package dev.switchboard.records;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Grant;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.db.RecordRule;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.ResGroups;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who may do what: rights to a model, rules for its records, and fields that only some may see. */
public final class Access {
    private static final Map<Operation, String> VERBS = Map.of(
            Operation.READ, "access",
            Operation.WRITE, "modify",
            Operation.CREATE, "create",
            Operation.UNLINK, "delete");
    private static final String NAME = """
            SELECT p.name FROM res_users u JOIN res_partner p ON p.id = u.partner_id WHERE u.id = $1""";

    private Access() {}

    /** Whether the caller may do something with a model at all. */
    public static boolean granted(Environment env, Model model, Operation operation) {
        return env.isUnrestricted()
                || model.grants().stream()
                        .anyMatch(grant -> grant.operations().contains(operation) && isMember(env.user(), grant));
    }

    private static boolean isMember(Persona.User user, Grant grant) {
        return user.groups().contains(grant.group());
    }

    /** Refuses who may not do something with a model at all. */
    public static void check(Environment env, Model model, Operation operation) {
        if (!granted(env, model, operation)) {
            throw new Refusal(
                    Refusal.Kind.ACCESS_ERROR,
                    "You are not allowed to %s '%s' (%s) records.\n\n%s\n\nContact your administrator to request access if necessary."
                            .formatted(VERBS.get(operation), model.label(), model.name(), whoMay(model, operation)));
        }
    }

    private static String whoMay(Model model, Operation operation) {
        String groups = model.grants().stream()
                .filter(grant -> grant.operations().contains(operation))
                .map(grant -> "\t- " + ResGroups.title(grant.group()))
                .sorted()
                .collect(Collectors.joining("\n"));
        return groups.isEmpty()
                ? "No group currently allows this operation."
                : "This operation is allowed for the following groups:\n" + groups;
    }

    /** Which records of a model an operation of the caller can reach. */
    static Domain reachable(Environment env, Model model, Operation operation) {
        List<Domain> forEverybody = new ArrayList<>();
        List<Domain> forGroups = new ArrayList<>();
        for (RecordRule rule : model.rules()) {
            if (!rule.operations().contains(operation)) {
                continue;
            }
            if (rule.groups().isEmpty()) {
                forEverybody.add(new Domain.Rule(rule.condition()));
            } else if (rule.groups().stream().anyMatch(env.user().groups()::contains)) {
                forGroups.add(new Domain.Rule(rule.condition()));
            }
        }
        if (!forGroups.isEmpty()) {
            forEverybody.add(new Domain.Some(forGroups));
        }
        return forEverybody.isEmpty() ? Domain.Constant.EVERYTHING : new Domain.All(forEverybody);
    }

    /** Whether the caller may see a field. */
    static boolean visible(Environment env, Field field) {
        return env.isUnrestricted()
                || field.groups().isEmpty()
                || field.groups().stream().anyMatch(env.user().groups()::contains);
    }

    /** Refuses who may not see some of these fields. */
    static void check(Environment env, Model model, Collection<Field> fields, Operation operation) {
        List<Field> hidden =
                fields.stream().filter(field -> !visible(env, field)).toList();
        if (!hidden.isEmpty()) {
            throw new Refusal(Refusal.Kind.ACCESS_ERROR, """
                    You do not have enough rights to access the fields "%s" on %s (%s). Please contact your system administrator.

                    Operation: %s
                    User: %d
                    Fields:
                    %s""".formatted(
                            hidden.stream().map(Field::name).collect(Collectors.joining(",")),
                            model.label(),
                            model.name(),
                            operation.word(),
                            env.user().id(),
                            hidden.stream().map(Access::whoSees).collect(Collectors.joining("\n"))));
        }
    }

    private static String whoSees(Field field) {
        return field.groups().stream()
                .map(ResGroups::title)
                .map(title -> "'" + title.replace("/", " / ") + "'")
                .sorted()
                .collect(Collectors.joining(", ", "- " + field.name() + " (allowed for groups ", ")"));
    }

    /** The refusal of who may work with a model, and not with some of its records. */
    static Future<Refusal> forbidden(Environment env, Model model, Operation operation) {
        return env.sql()
                .one(row -> row.getString(0), NAME, env.user().id())
                .map(name -> new Refusal(Refusal.Kind.ACCESS_ERROR, """
                Uh-oh! Looks like you have stumbled upon some top-secret records.

                Sorry, %s (id=%d) doesn't have '%s' access to:
                - %s (%s)

                If you really, really need access, perhaps you can win over your friendly administrator with a batch of freshly baked cookies.""".formatted(
                                name.orElse(""), env.user().id(), operation.word(), model.label(), model.name())));
    }
}
