package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.Topic;
import dev.switchboard.conversation.Channels;
import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.Post;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.ChannelView;
import dev.switchboard.dialect.Event;
import dev.switchboard.livechat.LivechatSessions.Opened;
import dev.switchboard.livechat.LivechatSessions.Request;
import dev.switchboard.model.MailMessageSubtype;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.ResGroups;
import dev.switchboard.model.ResPartner;
import dev.switchboard.model.ResUsers;
import dev.switchboard.outbox.Recipient;
import dev.switchboard.outbox.WebhookEvents;
import dev.switchboard.records.Html;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Messages that visitors leave while nobody is there. Each begins a conversation that all operators of the channel find
 * among theirs, unread and without a window that opens; it counts for nobody's capacity.
 */
public final class LeftMessages {
    /** Whether a conversation {@code c} began otherwise. */
    static final String IS_NONE =
            "NOT EXISTS (SELECT FROM switchboard_left_message was_left WHERE was_left.channel_id = c.id)";

    private static final int MOST_NAME_CHARACTERS = 100;
    private static final int MOST_CHARACTERS = 5_000;
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");
    private static final Persona.User ODOOBOT = new Persona.User(ResUsers.ROOT, ResPartner.ODOOBOT, Set.of());

    /** What the consoles' lists show before the name. */
    private static final String MARK = "✉ ";

    private static final String NOTICE = """
            <div class="o_mail_notification o_hide_author">Left while nobody was there. Answers go to %s, too.</div>""";

    private static final String OPERATORS = """
            SELECT u.id, u.partner_id, coalesce(settings.livechat_username, p.name) AS name
            FROM switchboard_reception r
            JOIN im_livechat_channel_im_user joined ON joined.channel_id = r.channel_id
            JOIN res_users u ON u.id = joined.user_id AND u.active
            JOIN res_partner p ON p.id = u.partner_id
            LEFT JOIN res_users_settings settings ON settings.user_id = u.id
            WHERE r.channel_id = $1 AND r.offline_form
            ORDER BY u.partner_id IS NOT DISTINCT FROM $2::int4 DESC, random()""";

    private static final String ADMIT = """
            INSERT INTO discuss_channel_member (channel_id, partner_id, last_interest_dt)
            SELECT $1::int4, unnest($2::int4[]), now() AT TIME ZONE 'utc' ON CONFLICT DO NOTHING""";

    private static final String REMEMBER =
            "INSERT INTO switchboard_left_message (channel_id, guest_id, name, email) VALUES ($1, $2, $3, $4)";

    /** Who gave a name before keeps it. */
    private static final String NAME = "UPDATE mail_guest SET name = $2 WHERE id = $1 AND name = 'Visitor'";

    private final Log log;
    private final boolean canSend;

    /**
     * What a visitor leaves.
     *
     * @param request whose channel it is for, and their name
     * @param email where answers go
     * @param text as typed
     */
    public record Message(Request request, String email, String text) {}

    private record Operator(Persona.User persona, String name) {
        private static Operator of(Row row) {
            Set<Integer> groups = Set.of(ResGroups.INTERNAL_USER, ResGroups.LIVECHAT_USER);
            return new Operator(
                    new Persona.User(row.getInteger("id"), row.getInteger("partner_id"), groups),
                    row.getString("name"));
        }
    }

    /**
     * Stores and announces through a log.
     *
     * @param canSend whether there is a mail server; without one nobody could be answered
     */
    public LeftMessages(Log log, boolean canSend) {
        this.log = log;
        this.canSend = canSend;
    }

    /**
     * Leaves a message.
     *
     * @return the conversation; fails with USER_ERROR when the channel takes none, or the name, the address or the text
     *     is missing, too long or none
     */
    public Future<Opened> leave(Message message) {
        String name = message.request().anonymousName().strip();
        String text = message.text().strip();
        if (!canSend) {
            return refused("Messages cannot be left here.");
        } else if (name.isEmpty() || name.length() > MOST_NAME_CHARACTERS) {
            return refused("Please tell your name, in no more than %d characters.".formatted(MOST_NAME_CHARACTERS));
        } else if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            return refused("Please write a message, of no more than %d characters.".formatted(MOST_CHARACTERS));
        }
        return Recipient.in(message.email())
                .map(email -> log.write(change -> operators(change.tx(), message)
                        .compose(to -> begin(change, new Left(message, email, text, to)))))
                .orElseGet(() -> refused("This is not an email address."));
    }

    private static <T> Future<T> refused(String sentence) {
        return Future.failedFuture(new Refusal(Refusal.Kind.USER_ERROR, sentence));
    }

    private static Future<List<Operator>> operators(Tx tx, Message message) {
        Request request = message.request();
        return tx.list(Operator::of, OPERATORS, request.livechatChannelId(), request.previousOperatorId())
                .compose(found ->
                        found.isEmpty() ? refused("Messages cannot be left here.") : Future.succeededFuture(found));
    }

    private record Left(Message message, String email, String text, List<Operator> operators) {
        private String name() {
            return message.request().anonymousName().strip();
        }

        private Answerer answerer() {
            Operator first = operators.get(0);
            return new Answerer(first.persona().partner(), first.name(), false);
        }

        private Integer[] partners() {
            return operators.stream()
                    .map(operator -> operator.persona().partner())
                    .toArray(Integer[]::new);
        }

        private String html() {
            return "<p>" + LINE_END.matcher(Html.escaped(text)).replaceAll("<br/>") + "</p>";
        }
    }

    private static Future<Opened> begin(Change change, Left left) {
        return Opening.quietly(change, left.message().request().called(MARK + left.name()), left.answerer())
                .compose(opened -> fill(change, left, opened).map(opened));
    }

    private static Future<Void> fill(Change change, Left left, Opened opened) {
        Tx tx = change.tx();
        int channelId = opened.channel().id();
        Persona visitor = opened.visitor().persona();
        return tx.run(ADMIT, channelId, left.partners())
                .compose(admitted -> tx.run(REMEMBER, channelId, visitor.guest(), left.name(), left.email()))
                .compose(remembered -> tx.run(NAME, visitor.guest(), left.name()))
                .compose(named -> WebhookEvents.tell(change, WebhookEvents.Event.OPENED, List.of(channelId)))
                .compose(heard -> Messages.post(change, notice(channelId, left.email())))
                .compose(told -> Messages.post(change, post(visitor, channelId, left.html())))
                .compose(posted -> told(change, channelId, left.operators().iterator()))
                .compose(told -> Channels.read(tx, List.of(channelId), visitor))
                .map(channels -> joined(change, channels.get(0), visitor));
    }

    private static Post notice(int channelId, String email) {
        return Post.notification(ODOOBOT, channelId, NOTICE.formatted(Html.escaped(email)), null);
    }

    private static Post post(Persona visitor, int channelId, String html) {
        return new Post(visitor, channelId, html, "comment", MailMessageSubtype.COMMENT, null, null);
    }

    /** Each sees how much is unread for them. */
    private static Future<Void> told(Change change, int channelId, Iterator<Operator> operators) {
        if (!operators.hasNext()) {
            return Future.succeededFuture();
        }
        Persona operator = operators.next().persona();
        return Channels.read(change.tx(), List.of(channelId), operator).compose(channels -> {
            change.announce(Topic.of(operator), new Event.ChannelJoined(channels.get(0)));
            return told(change, channelId, operators);
        });
    }

    /** Only now anybody hears the conversation, so that what was said before rings nowhere. */
    private static @Nullable Void joined(Change change, ChannelView channel, Persona visitor) {
        List<String> members = channel.members().stream()
                .map(member -> Topic.of(member.persona()))
                .toList();
        change.announce(Topic.of(visitor), new Event.ChannelJoined(channel));
        change.announceToJoining(
                Topic.channel(channel.id()),
                new Event.MemberAdded(
                        channel.id(),
                        channel.members().size(),
                        channel.memberOf(visitor).orElseThrow()),
                members);
        return null;
    }
}
