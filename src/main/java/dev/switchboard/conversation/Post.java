package dev.switchboard.conversation;

import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.RatingView;
import dev.switchboard.model.MailMessageSubtype;
import dev.switchboard.model.Persona;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wants to post.
 *
 * @param author who writes
 * @param channelId {@code discuss.channel} id
 * @param body HTML
 * @param messageType {@code comment} or {@code notification}
 * @param subtypeId {@code mail.message.subtype} id
 * @param parentId the message that this one answers; ignored unless it is of the same conversation
 * @param temporaryId what the client calls the message until it has an id: a number or a text
 * @param files the author's files that go with it
 * @param admitted whether it is known already that the author may post there
 * @param rating the rating that it tells of
 * @param chatbotStep the step in which a chatbot says it
 */
public record Post(
        Persona author,
        int channelId,
        String body,
        String messageType,
        int subtypeId,
        @Nullable Integer parentId,
        @Nullable Object temporaryId,
        List<File> files,
        boolean admitted,
        @Nullable RatingView rating,
        MessageView.@Nullable ChatbotStep chatbotStep) {

    /**
     * A file that the author claims.
     *
     * @param id {@code ir.attachment} id
     * @param token by which a visitor proves to have uploaded it
     */
    public record File(int id, @Nullable String token) {}

    /** A message whose author may or may not post there. */
    public Post(
            Persona author,
            int channelId,
            String body,
            String messageType,
            int subtypeId,
            @Nullable Integer parentId,
            @Nullable Object temporaryId) {
        this(author, channelId, body, messageType, subtypeId, parentId, temporaryId, List.of(), false, null, null);
    }

    /** A notification whose author is known to be allowed to tell it; the body is HTML. */
    public static Post notification(Persona author, int channelId, String body, @Nullable RatingView rating) {
        return new Post(
                author,
                channelId,
                body,
                "notification",
                MailMessageSubtype.COMMENT,
                null,
                null,
                List.of(),
                true,
                rating,
                null);
    }

    /** What a chatbot says, in whose name it is known to speak there; the body is HTML. */
    public static Post spoken(
            Persona chatbot, int channelId, String body, MessageView.@Nullable ChatbotStep chatbotStep) {
        return new Post(
                chatbot,
                channelId,
                body,
                "comment",
                MailMessageSubtype.COMMENT,
                null,
                null,
                List.of(),
                true,
                null,
                chatbotStep);
    }

    /** The same with files. */
    public Post withFiles(List<File> claimed) {
        return new Post(
                author,
                channelId,
                body,
                messageType,
                subtypeId,
                parentId,
                temporaryId,
                List.copyOf(claimed),
                admitted,
                rating,
                chatbotStep);
    }

    Post withBody(String newBody) {
        return new Post(
                author,
                channelId,
                newBody,
                messageType,
                subtypeId,
                parentId,
                temporaryId,
                files,
                admitted,
                rating,
                chatbotStep);
    }
}
