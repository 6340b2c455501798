package dev.switchboard.methods;

import dev.switchboard.db.Model;
import dev.switchboard.model.Identities;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Context;
import dev.switchboard.records.ExternalIds;
import dev.switchboard.records.Method;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What users do with themselves, and what others may know of them. */
public final class UserMethods {
    /** Odoo's SELF_WRITEABLE_FIELDS: what users may change of themselves. */
    private static final Set<String> OWN = Set.of(
            "signature",
            "company_id",
            "email",
            "name",
            "image_1920",
            "lang",
            "tz",
            "notification_type",
            "manual_im_status",
            "livechat_username",
            "livechat_lang_ids",
            "livechat_expertise_ids");

    /** Commands that make, change or delete records of another model. */
    private static final Set<Integer> FAR_REACHING = Set.of(0, 1, 2);

    private static final String CONTEXT = """
            SELECT p.lang, p.tz FROM res_users u JOIN res_partner p ON p.id = u.partner_id WHERE u.id = $1""";
    private static final String IS_IN = "SELECT gid FROM res_groups_users_rel WHERE uid = $1 AND gid = $2";

    private final Identities identities;

    /** Checks passwords. */
    public UserMethods(Identities identities) {
        this.identities = identities;
    }

    /** The methods. */
    public List<Method> all() {
        return List.of(
                Method.writes("Users.write(self, vals)", UserMethods::write),
                Method.reads("Users.context_get()", UserMethods::context),
                Method.reads(
                                "Users.has_group(group_ext_id)",
                                (records, model, arguments) ->
                                        isIn(records, records.env().user().id(), arguments))
                        .until(17),
                Method.reads("Users.has_group(self, group_ext_id)", UserMethods::hasGroup)
                        .since(18),
                Method.writes("Users.change_password(old_passwd, new_passwd)", this::changePassword),
                Method.reads(
                        "Users.preference_save(self)",
                        (records, model, arguments) -> Future.succeededFuture(
                                JsonObject.of("type", "ir.actions.client", "tag", "reload_context"))));
    }

    private static Future<Boolean> write(Records records, Model model, Arguments arguments) {
        Map<String, @Nullable Object> values = arguments.fields("vals");
        boolean self = arguments.ids().equals(List.of(records.env().user().id()));
        boolean own = self && values.entrySet().stream().allMatch(UserMethods::isOwn);
        Records writer = own ? records.unrestricted() : records;
        return writer.writes().write(model, arguments.ids(), values).map(done -> true);
    }

    private static boolean isOwn(Map.Entry<String, @Nullable Object> written) {
        boolean farReaching = written.getValue() instanceof JsonArray commands
                && commands.stream()
                        .anyMatch(each -> each instanceof JsonArray command
                                && !command.isEmpty()
                                && FAR_REACHING.contains(command.getValue(0)));
        return OWN.contains(written.getKey()) && !farReaching;
    }

    private static Future<JsonObject> context(Records records, Model model, Arguments arguments) {
        int id = records.env().user().id();
        return records.env()
                .sql()
                .one(
                        row -> JsonObject.of(
                                "lang",
                                Objects.requireNonNullElse(row.getString(0), Context.STORED_LANGUAGE),
                                "tz",
                                orFalse(row.getString(1)),
                                "uid",
                                id),
                        CONTEXT,
                        id)
                .map(found -> found.orElseGet(JsonObject::new));
    }

    private static Object orFalse(@Nullable String value) {
        return value == null ? false : (Object) value;
    }

    private static Future<Boolean> hasGroup(Records records, Model model, Arguments arguments) {
        int id = arguments.id(model.name());
        Persona.User caller = records.env().user();
        if (id != caller.id() && !caller.internal()) {
            throw new Refusal(Refusal.Kind.ACCESS_ERROR, "You can ony call user.has_group() with your current user.");
        }
        return isIn(records, id, arguments);
    }

    /** A group that does not exist has nobody in it. */
    private static Future<Boolean> isIn(Records records, int user, Arguments arguments) {
        return ExternalIds.find(records, arguments.text("group_ext_id"), "res.groups")
                .compose(group -> records.env().sql().run(IS_IN, user, group).map(rows -> rows.size() > 0))
                .recover(failure ->
                        failure instanceof Refusal ? Future.succeededFuture(false) : Future.failedFuture(failure));
    }

    private Future<Boolean> changePassword(Records records, Model model, Arguments arguments) {
        Persona.User caller = records.env().user();
        String renewed = arguments.text("new_passwd").strip();
        return identities
                .isPassword(caller, arguments.text("old_passwd"))
                .compose(right -> {
                    if (!right) {
                        throw Refusal.accessDenied();
                    }
                    if (renewed.isEmpty()) {
                        throw new Refusal(
                                Refusal.Kind.USER_ERROR,
                                "Setting empty passwords is not allowed for security reasons!");
                    }
                    return records.unrestricted()
                            .writes()
                            .write(model, List.of(caller.id()), Map.of("password", renewed));
                })
                .map(done -> true);
    }
}
