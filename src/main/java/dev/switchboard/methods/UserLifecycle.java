package dev.switchboard.methods;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operator;
import dev.switchboard.model.Identities;
import dev.switchboard.model.LoginSessions;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.ResUsers;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Users have a partner, settings, and a password of which only a hash is stored; who may no longer sign in, or signs in
 * otherwise from now on, is signed out everywhere.
 */
public final class UserLifecycle implements Lifecycle {
    private static final String SYSTEM_USER = "__system__";
    private static final String PASSWORD = "password";
    private static final String NEW_PASSWORD = "new_password";
    private static final String ACTIVE = "active";
    private static final Set<String> GROUPS = Set.of("groups_id", "group_ids");
    private static final Set<String> OF_SETTINGS =
            Set.of("livechat_username", "livechat_lang_ids", "livechat_expertise_ids");
    private static final String STORE = "UPDATE res_users SET password = $2 WHERE id = ANY($1)";
    private static final String WAKE_PARTNERS = """
            UPDATE res_partner SET active = true WHERE id IN (SELECT partner_id FROM res_users WHERE id = ANY($1))""";
    private static final String IS_SYSTEM = "SELECT id FROM res_users WHERE id = ANY($1) AND login = $2";

    private final Identities identities;
    private final EventBus eventBus;

    /**
     * Hashes passwords, and closes sockets.
     *
     * @param eventBus where the ends of sessions are told
     */
    public UserLifecycle(Identities identities, EventBus eventBus) {
        this.identities = identities;
        this.eventBus = eventBus;
    }

    @Override
    public Future<Void> creating(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        Future<Void> ready = Future.succeededFuture();
        for (Map<String, @Nullable Object> each : values) {
            ready = ready.compose(before -> hashPassword(each)).compose(hashed -> givePartner(records, each));
        }
        return ready;
    }

    /** From here on the hash stands where the password was. */
    private Future<Void> hashPassword(Map<String, @Nullable Object> values) {
        Object renewed = values.remove(NEW_PASSWORD);
        if (Python.truthy(renewed)) {
            values.put(PASSWORD, renewed);
        }
        Object password = values.get(PASSWORD);
        if (!Python.truthy(password)) {
            return Future.succeededFuture();
        }
        return identities.hashed(String.valueOf(password)).map(hash -> {
            values.put(PASSWORD, hash);
            return null;
        });
    }

    private static Future<Void> givePartner(Records records, Map<String, @Nullable Object> values) {
        if (Python.truthy(values.get("partner_id"))) {
            return Future.succeededFuture();
        }
        Map<String, @Nullable Object> partner = new LinkedHashMap<>();
        partner.put("name", values.get("name"));
        partner.put("email", values.get("email"));
        partner.put("tz", values.get("tz"));
        partner.put(ACTIVE, values.getOrDefault(ACTIVE, true));
        Records server = records.unrestricted();
        return server.writes().create(server.model("res.partner"), partner).map(id -> {
            values.put("partner_id", id);
            return null;
        });
    }

    @Override
    public Future<Void> created(
            Records records, Model model, List<Integer> ids, List<Map<String, @Nullable Object>> values) {
        Future<Void> created = Memberships.settle(records.env().sql());
        for (int i = 0; i < ids.size(); i++) {
            List<Integer> id = List.of(ids.get(i));
            Map<String, @Nullable Object> each = values.get(i);
            created = created.compose(before -> storePassword(records, id, each))
                    .compose(stored -> writeSettings(records, id, each));
        }
        return created;
    }

    private static Future<Void> storePassword(
            Records records, List<Integer> ids, Map<String, @Nullable Object> values) {
        return Python.truthy(values.get(PASSWORD))
                ? records.env()
                        .sql()
                        .run(STORE, ids.toArray(Integer[]::new), values.get(PASSWORD))
                        .mapEmpty()
                : Future.succeededFuture();
    }

    /** The settings of a new user are there only now. */
    private static Future<Void> writeSettings(
            Records records, List<Integer> users, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>(values);
        own.keySet().retainAll(OF_SETTINGS);
        if (own.isEmpty()) {
            return Future.succeededFuture();
        }
        Records server = records.unrestricted();
        Model settings = server.model("res.users.settings");
        return server.search(settings, new Domain.Comparison(settings.field("user_id"), Operator.IN, users))
                .compose(ids -> server.writes().write(settings, ids, own));
    }

    @Override
    public Future<Void> writing(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        boolean off = values.containsKey(ACTIVE) && !Python.truthy(values.get(ACTIVE));
        if (off && ids.contains(records.env().user().id())) {
            throw new Refusal(Refusal.Kind.USER_ERROR, "You cannot deactivate the user you're currently logged in as.");
        }
        boolean on = Python.truthy(values.get(ACTIVE));
        return (on ? wake(records, ids) : Future.<Void>succeededFuture()).compose(done -> hashPassword(values));
    }

    private static Future<Void> wake(Records records, List<Integer> ids) {
        return isSystem(records, ids)
                .compose(system -> system
                        ? Future.failedFuture(
                                new Refusal(Refusal.Kind.USER_ERROR, "You cannot activate the superuser."))
                        : records.env()
                                .sql()
                                .run(WAKE_PARTNERS, (Object) ids.toArray(Integer[]::new))
                                .mapEmpty());
    }

    private static Future<Boolean> isSystem(Records records, List<Integer> ids) {
        return records.env()
                .sql()
                .run(IS_SYSTEM, ids.toArray(Integer[]::new), SYSTEM_USER)
                .map(rows -> rows.size() > 0);
    }

    @Override
    public Future<Void> written(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        boolean grouped = values.keySet().stream().anyMatch(GROUPS::contains);
        boolean off = values.containsKey(ACTIVE) && !Python.truthy(values.get(ACTIVE));
        boolean signOut = off || Python.truthy(values.get(PASSWORD));
        return storePassword(records, ids, values)
                .compose(stored ->
                        grouped || off ? Memberships.settle(records.env().sql()) : Future.succeededFuture())
                .compose(settled -> signOut ? endSessions(records, ids) : Future.succeededFuture());
    }

    private Future<Void> endSessions(Records records, List<Integer> ids) {
        return LoginSessions.closeAll(records.env().sql(), ids).map(fingerprints -> {
            records.env()
                    .change()
                    .afterwards(() ->
                            fingerprints.forEach(fingerprint -> eventBus.publish(LoginSessions.ENDED, fingerprint)));
            return null;
        });
    }

    @Override
    public Future<Void> unlinking(Records records, Model model, List<Integer> ids) {
        return isSystem(records, ids).compose(system -> {
            if (system) {
                throw kept(
                        "You can not remove the admin user as it is used internally for resources created by Odoo (updates, module installation, ...)");
            }
            if (ids.contains(ResUsers.ADMIN)) {
                throw kept(
                        "You cannot delete the admin user because it is utilized in various places (such as security configurations,...). Instead, archive it.");
            }
            return endSessions(records, ids);
        });
    }

    private static Refusal kept(String why) {
        return new Refusal(Refusal.Kind.USER_ERROR, why);
    }

    @Override
    public Future<Void> copying(Records records, Model model, int id, Map<String, @Nullable Object> values) {
        return records.read(model, List.of(id), List.of(model.field("name"), model.field("login")))
                .onSuccess(read -> rename(read.get(0).values(), values))
                .mapEmpty();
    }

    private static void rename(Map<String, @Nullable Object> original, Map<String, @Nullable Object> copy) {
        copy.remove("partner_id");
        copy.put("name", original.get("name") + " (copy)");
        copy.put("login", original.get("login") + " (copy)");
    }
}
