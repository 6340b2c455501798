package dev.switchboard.conversation;

import dev.switchboard.db.Tx;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.model.DiscussChannel;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a post goes: the conversation, whose row is locked until the commit, and its author there.
 *
 * @param member the author's membership; none for an operator who looks in, and for a chatbot, which reads nothing
 * @param parentId the answered message, if it is of this conversation
 * @param rating how the conversation is rated
 * @param chatbotStepId the step at which a chatbot's script stands there
 * @param now the transaction's time
 */
record Place(
        Post post,
        String channelName,
        PersonaView author,
        @Nullable MemberView member,
        @Nullable Integer parentId,
        MessageView.@Nullable ConversationRating rating,
        @Nullable Integer chatbotStepId,
        LocalDateTime now) {

    private static final String FIND = """
            SELECT post.place, post.may_answer, post.admitted, c.channel_type, c.name AS channel_name, c.chatbot_current_step_id, now() AT TIME ZONE 'utc' AS now,
                   m.*, true AS pinned, false AS bot, 0::int8 AS unread, parent.id AS parent_id, %s, %s, %s
            FROM unnest($1::int4[], $2::int4[], $3::int4[], $4::bool[], $5::int4[], $6::bool[])
              WITH ORDINALITY AS post (channel_id, partner_id, guest_id, may_answer, parent_id, admitted, place)
            JOIN discuss_channel c ON c.id = post.channel_id
            LEFT JOIN discuss_channel_member m ON m.channel_id = c.id
              AND (m.partner_id = post.partner_id OR m.guest_id = post.guest_id)
            LEFT JOIN mail_message parent ON parent.id = post.parent_id
              AND parent.model = 'discuss.channel' AND parent.res_id = c.id
            LEFT JOIN res_partner p ON p.id = post.partner_id
            %s
            LEFT JOIN mail_guest g ON g.id = post.guest_id
            %s
            %s
            ORDER BY c.id FOR UPDATE OF c""".formatted(
                    People.PARTNER_COLUMNS,
                    People.GUEST_COLUMNS,
                    Ratings.CONVERSATION_COLUMNS,
                    People.PARTNER_JOINS,
                    People.GUEST_JOINS,
                    Ratings.CONVERSATION_JOIN);

    /** Finds the place of each post, in their order; none where the author may not post. */
    static Future<List<Optional<Place>>> find(Tx tx, List<Post> posts) {
        return tx.run(
                        FIND,
                        posts.stream().map(Post::channelId).toArray(Integer[]::new),
                        posts.stream().map(post -> post.author().partner()).toArray(Integer[]::new),
                        posts.stream().map(post -> post.author().guest()).toArray(Integer[]::new),
                        posts.stream()
                                .map(post -> Channels.answersVisitors(post.author()))
                                .toArray(Boolean[]::new),
                        posts.stream().map(Post::parentId).toArray(Integer[]::new),
                        posts.stream().map(Post::admitted).toArray(Boolean[]::new))
                .map(rows -> aligned(posts, rows));
    }

    private static List<Optional<Place>> aligned(List<Post> posts, Iterable<Row> rows) {
        Map<Long, Row> byPlace = new HashMap<>();
        rows.forEach(row -> byPlace.put(row.getLong("place"), row));
        return IntStream.range(0, posts.size())
                .mapToObj(i -> Optional.ofNullable(byPlace.get(i + 1L))
                        .filter(Place::mayPost)
                        .map(row -> place(posts.get(i), row)))
                .toList();
    }

    private static boolean mayPost(Row row) {
        boolean answersVisitors =
                row.getBoolean("may_answer") && DiscussChannel.LIVECHAT.equals(row.getString("channel_type"));
        return row.getInteger("id") != null || answersVisitors || row.getBoolean("admitted");
    }

    private static Place place(Post post, Row row) {
        return new Place(
                post,
                row.getString("channel_name"),
                People.persona(row),
                row.getInteger("id") == null || post.author() instanceof Persona.Chatbot ? null : Members.view(row),
                row.getInteger("parent_id"),
                Ratings.ofConversation(row),
                row.getInteger("chatbot_current_step_id"),
                row.getLocalDateTime("now"));
    }
}
