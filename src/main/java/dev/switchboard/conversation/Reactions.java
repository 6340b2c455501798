package dev.switchboard.conversation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.switchboard.db.Sql;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.ReactionView;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads the emojis on messages. */
final class Reactions {
    private static final String OF_MESSAGES =
            """
            SELECT r.id, r.message_id, r.content, %s, %s
            FROM mail_message_reaction r
            LEFT JOIN res_partner p ON p.id = r.partner_id
            %s
            LEFT JOIN mail_guest g ON g.id = r.guest_id
            %s
            WHERE r.message_id = ANY($1) ORDER BY r.id DESC""".formatted(People.PARTNER_COLUMNS, People.GUEST_COLUMNS, People.PARTNER_JOINS, People.GUEST_JOINS);
    private static final Comparator<PersonaView> GUESTS_FIRST =
            Comparator.comparing(PersonaView.Partner.class::isInstance);

    private record Group(int messageId, String content) {}

    private record Reaction(int id, Group group, PersonaView persona) {}

    private Reactions() {}

    /** The emojis on some messages: the one that was chosen last comes first, as do those who chose last. */
    static Future<List<ReactionView>> of(Sql sql, Integer[] messageIds) {
        return sql.list(Reactions::reaction, OF_MESSAGES, (Object) messageIds)
                .map(found -> found.stream().collect(groupingBy(Reaction::group, LinkedHashMap::new, toList())))
                .map(groups -> groups.values().stream().map(Reactions::view).toList());
    }

    private static Reaction reaction(Row row) {
        return new Reaction(
                row.getInteger("id"),
                new Group(row.getInteger("message_id"), row.getString("content")),
                People.persona(row));
    }

    private static ReactionView view(List<Reaction> alike) {
        Reaction first = alike.get(alike.size() - 1);
        return new ReactionView(
                first.group().messageId(),
                first.group().content(),
                alike.stream().map(Reaction::persona).sorted(GUESTS_FIRST).toList(),
                first.id());
    }
}
