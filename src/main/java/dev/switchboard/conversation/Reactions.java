package dev.switchboard.conversation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.Topic;
import dev.switchboard.db.Sql;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.ReactionView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Puts emojis on messages, and takes them back. */
public final class Reactions {
    /** As long as an emoji of a family of five in different skins; no letters of a sentence, and nothing invisible. */
    private static final Pattern CONTENT = Pattern.compile("[^\\s\\p{Cntrl}<>]{1,32}");

    private static final long MOST_OF_ONE_PERSON = 20;

    private static final String OF_MESSAGES =
            """
            SELECT r.id, r.message_id, r.content, %s, %s
            FROM mail_message_reaction r
            LEFT JOIN res_partner p ON p.id = r.partner_id
            %s
            LEFT JOIN mail_guest g ON g.id = r.guest_id
            %s
            WHERE r.message_id = ANY($1) ORDER BY r.id DESC""".formatted(People.PARTNER_COLUMNS, People.GUEST_COLUMNS, People.PARTNER_JOINS, People.GUEST_JOINS);
    private static final String ADD = """
            INSERT INTO mail_message_reaction (message_id, content, partner_id, guest_id)
            SELECT $1, $2, $3, $4
            WHERE (SELECT count(*) FROM mail_message_reaction
              WHERE message_id = $1 AND (partner_id = $3 OR guest_id = $4)) < $5
            ON CONFLICT DO NOTHING""";
    private static final String REMOVE = """
            DELETE FROM mail_message_reaction
            WHERE message_id = $1 AND content = $2 AND (partner_id = $3 OR guest_id = $4)""";
    private static final Comparator<PersonaView> GUESTS_FIRST =
            Comparator.comparing(PersonaView.Partner.class::isInstance);

    private final Log log;

    private record Group(int messageId, String content) {}

    private record Reaction(int id, Group group, PersonaView persona) {}

    /** Stores and announces through a log. */
    public Reactions(Log log) {
        this.log = log;
    }

    /**
     * Puts an emoji on a message; the same person's second one of the same kind changes nothing, and of different kinds
     * a person puts at most 20 on a message.
     *
     * @return everybody who chose that emoji now; fails with a {@link Refusal}: NOT_FOUND for who may not read the
     *     message, USER_ERROR for what is no emoji
     */
    public Future<ReactionView> add(Persona persona, int messageId, String content) {
        if (!CONTENT.matcher(content).matches()) {
            return Future.failedFuture(new Refusal(Refusal.Kind.USER_ERROR, "A reaction is one emoji."));
        }
        return log.write(change -> MessageRows.held(change.tx(), messageId, persona)
                .compose(message -> change.tx()
                        .run(ADD, messageId, content, persona.partner(), persona.guest(), MOST_OF_ONE_PERSON)
                        .compose(added -> announced(change, message, content))));
    }

    /**
     * Takes an emoji back.
     *
     * @return everybody who still chose it; fails with NOT_FOUND for who may not read the message
     */
    public Future<ReactionView> remove(Persona persona, int messageId, String content) {
        return log.write(change -> MessageRows.held(change.tx(), messageId, persona)
                .compose(message -> change.tx()
                        .run(REMOVE, messageId, content, persona.partner(), persona.guest())
                        .compose(removed -> announced(change, message, content))));
    }

    private static Future<ReactionView> announced(Change change, MessageView message, String content) {
        return of(change.tx(), new Integer[] {message.id()})
                .map(reactions -> reactions.stream()
                        .filter(reaction -> reaction.content().equals(content))
                        .findFirst()
                        .orElse(new ReactionView(message.id(), content, List.of(), 0)))
                .map(reaction -> {
                    change.announce(Topic.channel(message.channelId()), new Event.ReactionChanged(reaction));
                    return reaction;
                });
    }

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
