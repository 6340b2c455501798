package dev.switchboard.records;

import dev.switchboard.bus.Change;
import dev.switchboard.db.Domain;
import dev.switchboard.db.Operation;
import dev.switchboard.db.Schema;
import dev.switchboard.db.Scope;
import dev.switchboard.db.Sql;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.model.Persona;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** For whom, in which series, and where a call works: Odoo's word for it. */
public final class Environment {
    private static final String FROM_CONTEXT = "context_";

    private final Server server;
    private final Caller caller;
    private final Context context;
    private final Sql sql;
    private final @Nullable Change change;
    private final boolean unlimited;

    /**
     * Who calls.
     *
     * @param user the signed-in user
     * @param dialect the series they speak
     * @param time when, in UTC, to the second
     */
    public record Caller(Persona.User user, Dialect dialect, LocalDateTime time) {

        /** Somebody who calls now. */
        public static Caller now(Persona.User user, Dialect dialect) {
            return new Caller(user, dialect, LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
        }
    }

    private Environment(
            Server server, Caller caller, Context context, Sql sql, @Nullable Change change, boolean unlimited) {
        this.server = server;
        this.caller = caller;
        this.context = context;
        this.sql = sql;
        this.change = change;
        this.unlimited = unlimited;
    }

    /** For a call that only reads. */
    public static Environment reading(Server server, Caller caller, Context context, Sql sql) {
        return new Environment(server, caller, context, sql, null, false);
    }

    /** For a call that may change state and announce what it changed. */
    public static Environment writing(Server server, Caller caller, Context context, Change change) {
        return new Environment(server, caller, context, change.tx(), change, false);
    }

    /** The same without access rights and record rules: the server itself acts, as Odoo's {@code sudo} does. */
    public Environment unrestricted() {
        return new Environment(server, caller, context, sql, change, true);
    }

    /** The same with another context. */
    public Environment in(Context newContext) {
        return new Environment(server, caller, newContext, sql, change, unlimited);
    }

    /** What every call finds the same. */
    public Server server() {
        return server;
    }

    /** Who calls. */
    public Persona.User user() {
        return caller.user();
    }

    /** When the call began, in UTC, to the second. */
    public LocalDateTime time() {
        return caller.time();
    }

    /** The series that the caller speaks, such as 18. */
    public int series() {
        return caller.dialect().number();
    }

    /** The series that the caller speaks, and what it says when it refuses. */
    public Dialect dialect() {
        return caller.dialect();
    }

    /** How the caller wants to be answered. */
    public Context context() {
        return context;
    }

    /** Where statements run. */
    public Sql sql() {
        return sql;
    }

    /**
     * The change of state under way.
     *
     * @throws IllegalStateException when the call only reads
     */
    public Change change() {
        if (change == null) {
            throw new IllegalStateException("this call only reads");
        }
        return change;
    }

    /** Whether nothing limits the caller. */
    public boolean isUnrestricted() {
        return unlimited;
    }

    /** The models that the caller knows. */
    public Schema schema() {
        Schema schema = server.schemas().get(series());
        if (schema == null) {
            throw new IllegalStateException("series " + series() + " is not spoken");
        }
        return schema;
    }

    /** What statements for the caller are written with, for an operation that the caller's rules limit. */
    Scope scope(Operation operation) {
        String language = context.language();
        return new Scope(
                schema(),
                this::variable,
                model -> unlimited ? Domain.Constant.EVERYTHING : Access.reachable(this, model, operation),
                context.activeOnly(),
                Context.STORED_LANGUAGE.equals(language) ? null : language);
    }

    /** What declarations may refer to by name. */
    @Nullable
    Object variable(String name) {
        return switch (name) {
            case "uid" -> user().id();
            case "partner" -> user().partnerId();
            case "guest" -> user().guest();
            case "base_url" -> server.baseUrl(series());
            case "db_name" -> server.databaseName();
            case "lang" -> context.language() == null ? Context.STORED_LANGUAGE : context.language();
            case "tz" -> context.timeZone().getId();
            case "now" -> time();
            case "today" -> time().toLocalDate();
            case "series" -> series();
            default -> fromContext(name);
        };
    }

    /** {@code context_x} is whether the caller's context has something true as {@code x}. */
    private boolean fromContext(String name) {
        if (!name.startsWith(FROM_CONTEXT)) {
            throw new IllegalArgumentException("there is no variable " + name);
        }
        return Python.truthy(context.values().getValue(name.substring(FROM_CONTEXT.length())));
    }
}
