package dev.switchboard.conversation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.switchboard.db.Sql;
import dev.switchboard.dialect.AttachmentView;
import dev.switchboard.dialect.LinkPreviewView;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.ReactionView;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What hangs on some messages. The number of statements does not depend on how many messages there are. */
record Additions(
        Map<Integer, List<AttachmentView>> attachments,
        Map<Integer, List<LinkPreviewView>> links,
        Map<Integer, List<ReactionView>> reactions,
        Map<Integer, MessageView.ChatbotStep> chatbotSteps,
        Map<Integer, MessageView> parents) {
    private static final String ATTACHMENTS = """
            SELECT rel.message_id, %s
            FROM message_attachment_rel rel JOIN ir_attachment a ON a.id = rel.attachment_id
            %s
            WHERE rel.message_id = ANY($1) ORDER BY a.id""".formatted(Attachments.COLUMNS, Attachments.JOIN);
    private static final String PARENTS = MessageRows.SELECT + "AND message.id = ANY($1)";

    private record Attached(int messageId, AttachmentView attachment) {}

    /** The same messages with what hangs on them, and with the messages that they answer. */
    static Future<List<MessageView>> of(Sql sql, List<MessageView> messages) {
        Integer[] parents = messages.stream()
                .map(MessageView::parentId)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Integer[]::new);
        return parents.length == 0
                ? complete(sql, messages, List.of())
                : sql.list(MessageRows::view, PARENTS, (Object) parents)
                        .compose(found -> complete(sql, found, List.of()))
                        .compose(found -> complete(sql, messages, found));
    }

    private static Future<List<MessageView>> complete(Sql sql, List<MessageView> messages, List<MessageView> parents) {
        if (messages.isEmpty()) {
            return Future.succeededFuture(messages);
        }
        Integer[] ids = messages.stream().map(MessageView::id).toArray(Integer[]::new);
        return sql.list(Additions::attached, ATTACHMENTS, (Object) ids)
                .compose(attached -> LinkPreviewRows.shown(sql, ids)
                        .compose(links -> Reactions.of(sql, ids)
                                .compose(reactions -> ChatbotSteps.of(sql, ids)
                                        .map(steps -> of(attached, links, reactions, steps, parents)))))
                .map(additions -> messages.stream().map(additions::complete).toList());
    }

    private static Attached attached(Row row) {
        return new Attached(row.getInteger("message_id"), Attachments.view(row));
    }

    private static Additions of(
            List<Attached> attached,
            List<LinkPreviewView> links,
            List<ReactionView> reactions,
            Map<Integer, MessageView.ChatbotStep> chatbotSteps,
            List<MessageView> parents) {
        return new Additions(
                attached.stream().collect(groupingBy(Attached::messageId, mapping(Attached::attachment, toList()))),
                links.stream().collect(groupingBy(LinkPreviewView::messageId)),
                reactions.stream().collect(groupingBy(ReactionView::messageId)),
                chatbotSteps,
                parents.stream().collect(toMap(MessageView::id, Function.identity())));
    }

    private MessageView complete(MessageView message) {
        Integer parent = message.parentId();
        return message.with(new MessageView.Additions(
                attachments.getOrDefault(message.id(), List.of()),
                links.getOrDefault(message.id(), List.of()),
                reactions.getOrDefault(message.id(), List.of()),
                message.additions().rating(),
                parent == null ? null : parents.get(parent),
                chatbotSteps.get(message.id())));
    }
}
