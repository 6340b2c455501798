package dev.switchboard.methods;

import dev.switchboard.conversation.Channels;
import dev.switchboard.conversation.Members;
import dev.switchboard.conversation.People;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.dialect.InviteeView;
import dev.switchboard.dialect.VisitorDialect;
import dev.switchboard.records.Access;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Method;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whom an operator may ask into a conversation, or mention in it. Clients of 18.0 ask so. */
public final class InvitationMethods {
    private static final int SERIES = 18;
    private static final int MOST = 100;
    private static final int FEW = 30;
    private static final int VERY_FEW = 8;

    /** Employees by name or address {@code $1} who are not in conversation {@code $2} yet. */
    private static final String INVITABLE = """
            FROM res_partner p %s
            WHERE p.active AND (p.name ILIKE $1 OR p.email ILIKE $1)
              AND EXISTS (SELECT FROM res_users x WHERE x.partner_id = p.id AND x.active AND NOT x.share)
              AND NOT EXISTS (SELECT FROM discuss_channel_member m WHERE m.channel_id = $2::int4 AND m.partner_id = p.id)
            """.formatted(People.PARTNER_JOINS);

    private static final String INVITE = """
            SELECT %s, (SELECT l.name FROM res_lang l WHERE l.code = p.lang) AS language,
              (SELECT count(*)::int4 FROM discuss_channel_member m WHERE m.create_uid = $4 AND m.partner_id = p.id) AS invited,
              (presence.status = 'online' AND EXISTS (
                SELECT FROM im_livechat_channel_im_user o WHERE o.user_id = u.id)) IS TRUE AS available
            %s
            ORDER BY lower(p.name), p.id LIMIT $3""".formatted(People.PARTNER_COLUMNS, INVITABLE);
    private static final String COUNT = "SELECT count(*)::int4 " + INVITABLE;

    /** Employees come first, then others who can sign in. */
    private static final String MENTION = """
            %s WHERE m.channel_id = $1 AND p.active AND (p.name ILIKE $4 OR p.email ILIKE $4)
            ORDER BY u.id IS NULL, u.share, p.id LIMIT $5""".formatted(Members.SELECT);

    private InvitationMethods() {}

    /** The methods. */
    public static List<Method> all() {
        return List.of(
                Method.reads(
                                "ResPartner.search_for_channel_invite(search_term, channel_id=None, limit=30)",
                                InvitationMethods::invitable)
                        .since(SERIES)
                        .until(SERIES),
                Method.reads(
                                "ResPartner.get_mention_suggestions_from_channel(channel_id, search, limit=8)",
                                InvitationMethods::mentionable)
                        .since(SERIES)
                        .until(SERIES));
    }

    private static Future<JsonObject> invitable(Records records, Model model, Arguments arguments) {
        checkEmployee(records);
        String term = "%" + arguments.text("search_term") + "%";
        Integer channel = arguments.limit("channel_id");
        return readable(records, channel)
                .compose(readable -> records.env()
                        .sql()
                        .list(
                                row -> invitee(row, readable),
                                INVITE,
                                term,
                                channel,
                                limit(arguments, FEW),
                                records.env().user().id()))
                .compose(found -> count(records, term, channel)
                        .map(count -> JsonObject.of(
                                "count", count, "data", dialect(records).invitees(found))));
    }

    /** Who may change conversations may look for people; others would learn addresses. */
    private static void checkEmployee(Records records) {
        Access.check(records.env(), records.model("discuss.channel"), Operation.WRITE);
    }

    private static Future<Boolean> readable(Records records, @Nullable Integer channel) {
        return channel == null
                ? Future.succeededFuture(false)
                : Channels.readable(records.env().sql(), channel, records.env().user());
    }

    private static int limit(Arguments arguments, int usual) {
        Integer limit = arguments.limit("limit");
        return Math.min(limit == null ? usual : limit, MOST);
    }

    private static InviteeView invitee(Row row, boolean readable) {
        return new InviteeView(
                Objects.requireNonNull(People.partner(row), "a row without a partner"),
                readable
                        ? new InviteeView.Livechat(
                                row.getInteger("invited"), row.getBoolean("available"), row.getString("language"))
                        : null);
    }

    private static Future<Integer> count(Records records, String term, @Nullable Integer channel) {
        return records.env()
                .sql()
                .one(row -> row.getInteger(0), COUNT, term, channel)
                .map(count -> count.orElse(0));
    }

    private static Future<Object> mentionable(Records records, Model model, Arguments arguments) {
        checkEmployee(records);
        Integer channel = arguments.limit("channel_id");
        return readable(records, channel)
                .compose(readable -> readable && channel != null
                        ? members(records, channel, arguments)
                        : Future.succeededFuture(new JsonArray()));
    }

    private static Future<Object> members(Records records, int channel, Arguments arguments) {
        return records.env()
                .sql()
                .list(
                        Members::view,
                        MENTION,
                        channel,
                        records.env().user().partnerId(),
                        null,
                        "%" + arguments.text("search") + "%",
                        limit(arguments, VERY_FEW))
                .map(dialect(records)::mentionable);
    }

    private static VisitorDialect dialect(Records records) {
        if (records.env().dialect() instanceof VisitorDialect spoken) {
            return spoken;
        }
        throw new IllegalStateException("these methods are known in a series that speaks to operators");
    }
}
