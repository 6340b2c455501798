package dev.switchboard.records;

import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.model.ApiKeys;
import dev.switchboard.model.Identities;
import dev.switchboard.model.KeyRequests;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody makes an API key by calls (Odoo: base/models/res_users.py): {@code create} a
 * {@code res.users.apikeys.description}, {@code make_key} on it, which opens a {@code res.users.identitycheck}; give
 * that the password, and {@code run_check} answers with the key. An administrator makes one out of another at once, by
 * {@code res.users.apikeys.generate}.
 */
public final class ApiKeyMethods {
    /** The dialogue that asks for the password. */
    public static final String CHECK = "res.users.identitycheck";
    /** The dialogue that asks what a key is for. */
    public static final String DESCRIPTION = "res.users.apikeys.description";

    private static final int MOST_KEYS = 10;

    private final Identities identities;

    /** Makes the methods. */
    public ApiKeyMethods(Identities identities) {
        this.identities = identities;
    }

    /** Those of {@value #DESCRIPTION}. */
    public List<Method> ofDescriptions() {
        return List.of(
                Method.reads(
                        "APIKeyDescription.create(vals_list)",
                        (records, model, arguments) -> describe(records, arguments.value("vals_list"))),
                Method.reads(
                        "APIKeyDescription.make_key(self)",
                        (records, model, arguments) -> makeKey(records.env().user(), arguments.id(DESCRIPTION))));
    }

    private Future<Object> describe(Records records, @Nullable Object vals) {
        if (!(vals instanceof JsonArray list)) {
            return describe(records.env(), vals).map(id -> id);
        }
        return Writes.eachInTurn(list.stream().toList(), each -> describe(records.env(), each))
                .map(JsonArray::new);
    }

    private Future<Integer> describe(Environment env, @Nullable Object vals) {
        return describe(env.user(), env.dialect(), new JsonObject(Arguments.fields("vals_list", vals)));
    }

    /** Those of {@value #CHECK}. */
    public List<Method> ofIdentityChecks() {
        return List.of(
                Method.reads(
                        "CheckIdentity.write(self, vals)",
                        (records, model, arguments) -> giveToCheck(
                                records.env().user(), arguments.id(CHECK), new JsonObject(arguments.fields("vals")))),
                Method.reads(
                        "CheckIdentity.run_check(self)",
                        (records, model, arguments) -> runCheck(
                                records.env().user(),
                                arguments.id(CHECK),
                                records.env().context().values())));
    }

    /** Those of {@code res.users.apikeys}. */
    public List<Method> ofKeys() {
        return List.of(
                Method.reads(
                                "ResUsersApikeys.generate(key, scope, name, expiration_date)",
                                (records, model, arguments) -> generate(
                                        records.env().user(),
                                        arguments.text("key"),
                                        arguments.textOrNull("scope"),
                                        arguments.text("name"),
                                        arguments.textOrNull("expiration_date")))
                        .since(19),
                Method.reads(
                                "ResUsersApikeys.revoke(key)",
                                (records, model, arguments) ->
                                        revoke(records.env().user(), arguments.text("key")))
                        .since(19),
                Method.reads("APIKeys.remove(self)", this::remove));
    }

    /** Ends keys of the caller's own, or of anybody for an administrator. */
    private Future<@Nullable Object> remove(Records records, Model model, Arguments arguments) {
        return records.withinReach(model, arguments.ids(), Operation.UNLINK)
                .map(within -> within || refuse(denied("Access Denied")))
                .compose(allowed -> Writes.eachInTurn(
                        arguments.ids(), id -> identities.apiKeys().revoke(id)))
                .map(done -> null);
    }

    /**
     * {@code res.users.apikeys.description.create}.
     *
     * @param vals {@code name}, {@code duration} in days as text, {@code expiration_date}
     * @return its id
     */
    public Future<Integer> describe(Persona.User user, Dialect dialect, JsonObject vals) {
        KeyRequests.Wanted wanted = KeyWish.read(user, dialect, vals);
        ApiKeys.requireAllowed(user, wanted.expiration());
        return identities.keyRequests().describe(user, wanted);
    }

    /**
     * {@code res.users.apikeys.description.make_key}.
     *
     * @param id of the description
     * @return the action that asks for the password
     */
    public Future<JsonObject> makeKey(Persona.User user, int id) {
        return identities
                .keyRequests()
                .openCheck(user, id)
                .map(check -> action(CHECK, "Access Control", JsonObject.of("dialog_size", "medium"))
                        .put("res_id", check.orElseThrow(() -> missing(DESCRIPTION, id, user))));
    }

    /**
     * {@code res.users.identitycheck.write}. The password is compared at once, and not kept.
     *
     * @param id of the check
     * @return true, be the password right or wrong
     */
    public Future<Boolean> giveToCheck(Persona.User user, int id, JsonObject vals) {
        return isPassword(user, vals.getValue("password"))
                .compose(right -> identities.keyRequests().note(user, id, right))
                .map(noted -> noted.isPresent() || refuse(missing(CHECK, id, user)));
    }

    /**
     * {@code res.users.identitycheck.run_check}.
     *
     * @param id of the check
     * @param context may bring the {@code password}
     * @return the action that shows the key, as its {@code context.default_key}
     */
    public Future<JsonObject> runCheck(Persona.User user, int id, JsonObject context) {
        return identities
                .keyRequests()
                .verified(user, id)
                .map(verified -> verified.orElseThrow(() -> missing(CHECK, id, user)))
                .compose(verified ->
                        verified ? Future.succeededFuture(true) : isPassword(user, context.getValue("password")))
                .map(right -> right || refuse(wrongPassword()))
                .compose(right -> identities.keyRequests().take(user, id))
                .compose(wanted -> make(user, wanted.orElseThrow(() -> missing(CHECK, id, user))))
                .map(key -> action("res.users.apikeys.show", "API Key Ready", JsonObject.of("default_key", key)));
    }

    private Future<String> make(Persona.User user, KeyRequests.Wanted wanted) {
        return identities.apiKeys().make(user, null, wanted.name(), wanted.expiration());
    }

    private Future<Boolean> isPassword(Persona.User user, @Nullable Object password) {
        return password instanceof String text ? identities.isPassword(user, text) : Future.succeededFuture(false);
    }

    /**
     * {@code res.users.apikeys.generate}.
     *
     * @param key one that the user has already
     * @param scope what the new one is good for; none for everything
     * @param expiration text of a time in UTC; none for a key that lasts
     * @return the new key
     */
    public Future<String> generate(
            Persona.User user, String key, @Nullable String scope, String name, @Nullable String expiration) {
        requireSystem(user);
        return identities
                .apiKeys()
                .find(key)
                .map(known -> known.filter(own -> own.user().id() == user.id())
                        .orElseThrow(() ->
                                denied("The provided API key is invalid or does not belong to the current user.")))
                .compose(known -> identities.apiKeys().count(user.id()))
                .map(count -> count < MOST_KEYS || refuse(tooMany()))
                .compose(few -> identities.apiKeys().make(user, scope, name, KeyWish.time(expiration)));
    }

    /** {@code res.users.apikeys.revoke}: ends a key of anybody. */
    public Future<Boolean> revoke(Persona.User user, String key) {
        requireSystem(user);
        return identities
                .apiKeys()
                .find(key)
                .map(known ->
                        known.map(ApiKeys.Known::id).orElseThrow(() -> denied("The provided API key is invalid.")))
                .compose(id -> identities.apiKeys().revoke(id))
                .map(done -> true);
    }

    private static void requireSystem(Persona.User user) {
        if (!user.system()) {
            throw new Refusal(Refusal.Kind.USER_ERROR, "Programmatic API keys are not enabled");
        }
    }

    private static Refusal denied(String message) {
        return new Refusal(Refusal.Kind.ACCESS_DENIED, message);
    }

    private static Refusal tooMany() {
        return new Refusal(
                Refusal.Kind.USER_ERROR,
                "Limit of %d API keys is reached for programmatic creation".formatted(MOST_KEYS));
    }

    private static Refusal wrongPassword() {
        return new Refusal(
                Refusal.Kind.USER_ERROR,
                "Incorrect Password, try again or click on Forgot Password to reset your password.");
    }

    private static Refusal missing(String model, int id, Persona.User user) {
        return new Refusal(
                Refusal.Kind.MISSING_ERROR,
                "Record does not exist or has been deleted.\n(Record: %s(%d,), User: %d)"
                        .formatted(model, id, user.id()));
    }

    private static boolean refuse(Refusal refusal) {
        throw refusal;
    }

    private static JsonObject action(String model, String name, JsonObject context) {
        return JsonObject.of(
                "type",
                "ir.actions.act_window",
                "res_model",
                model,
                "name",
                name,
                "target",
                "new",
                "views",
                JsonArray.of(JsonArray.of(false, "form")),
                "context",
                context);
    }
}
