package dev.switchboard.model;

import java.util.List;

/**
 * A request that is refused for a reason the caller can understand. It is expected, carries no stack trace, and leaves
 * everything as it was.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a request is refused, with the exception that an Odoo server names for it. */
    public enum Kind {
        /** No such record, or none that the caller may know of. */
        NOT_FOUND("werkzeug.exceptions.NotFound"),
        /** The route wants somebody signed in. */
        SESSION_EXPIRED("odoo.http.SessionExpiredException"),
        /** Wrong login or password. */
        ACCESS_DENIED("odoo.exceptions.AccessDenied"),
        /** The caller lacks a right. */
        ACCESS_ERROR("odoo.exceptions.AccessError"),
        /** A rule of the business. */
        USER_ERROR("odoo.exceptions.UserError"),
        /** A value that a rule of the model forbids. */
        VALIDATION_ERROR("odoo.exceptions.ValidationError"),
        /** A record that does not exist, where there has to be one. */
        MISSING_ERROR("odoo.exceptions.MissingError"),
        /** Something that is not as the callee takes for granted. */
        ASSERTION_ERROR("builtins.AssertionError"),
        /** A text that is no date. */
        INVALID_DATE("psycopg2.errors.InvalidDatetimeFormat"),
        /** A text that is no number. */
        INVALID_TEXT("psycopg2.errors.InvalidTextRepresentation"),
        /** A value that has the right type and makes no sense. */
        VALUE_ERROR("builtins.ValueError"),
        /** A list that is too short. */
        INDEX_ERROR("builtins.IndexError"),
        /** A value of the wrong type, or a missing parameter. */
        TYPE_ERROR("builtins.TypeError"),
        /** A name that is not in the table it is looked up in. */
        KEY_ERROR("builtins.KeyError"),
        /** The server's own fault. */
        SERVER_ERROR("builtins.RuntimeError"),
        /** A method that does not exist. */
        ATTRIBUTE_ERROR("builtins.AttributeError"),
        /** A model that does not exist; the message is its name. Each way of calling models words it its own way. */
        UNKNOWN_MODEL("builtins.KeyError"),
        /** A body that is no XML, or no XML-RPC. */
        MALFORMED_XML("xml.parsers.expat.ExpatError"),
        /** A body that cannot be read. */
        BAD_REQUEST("werkzeug.exceptions.BadRequest"),
        /** No API key, or a wrong one. */
        UNAUTHORIZED("werkzeug.exceptions.Unauthorized"),
        /** Named arguments that a method does not take, or lacks. */
        UNPROCESSABLE("werkzeug.exceptions.UnprocessableEntity"),
        /** Something that Odoo has no better name for. */
        EXCEPTION("builtins.Exception"),
        /** A function of a service that does not exist. */
        NAME_ERROR("builtins.NameError"),
        /** No such database. */
        OPERATIONAL_ERROR("psycopg2.OperationalError");

        private final String exception;

        Kind(String exception) {
            this.exception = exception;
        }

        /** The Python class path that clients find in {@code error.data.name}. */
        public String exception() {
            return exception;
        }
    }

    private final Kind kind;

    /**
     * Refuses.
     *
     * @param kind why
     * @param message for people, as Odoo words it
     */
    public Refusal(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** No such record, or none that the caller may know of. */
    public static Refusal notFound() {
        return new Refusal(
                Kind.NOT_FOUND,
                "404 Not Found: The requested URL was not found on the server. If you entered the URL manually please"
                        + " check your spelling and try again.");
    }

    /** The route wants somebody signed in. */
    public static Refusal sessionExpired() {
        return new Refusal(Kind.SESSION_EXPIRED, "Session expired");
    }

    /** Wrong login, password or key. */
    public static Refusal accessDenied() {
        return new Refusal(Kind.ACCESS_DENIED, "Access Denied");
    }

    /** Why. */
    public Kind kind() {
        return kind;
    }

    /** What the exception was raised with: the message, or nothing. */
    public List<Object> arguments() {
        String message = message();
        return kind == Kind.NOT_FOUND || message.isEmpty() ? List.of() : List.of(message);
    }

    /** For people. */
    public String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
