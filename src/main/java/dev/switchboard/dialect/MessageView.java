package dev.switchboard.dialect;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message of a conversation.
 *
 * @param id {@code mail.message} id
 * @param channelId {@code discuss.channel} id
 * @param channelName the conversation's name
 * @param author who wrote it; nobody once the author was deleted
 * @param body sanitised HTML
 * @param messageType {@code comment}, {@code notification}, …
 * @param discussion whether its subtype is the discussion one
 * @param note whether its subtype is the internal note
 * @param parentId the message it answers
 * @param conversationRating how its conversation is rated; none before it was
 * @param additions what hangs on it
 */
public record MessageView(
        int id,
        int channelId,
        String channelName,
        @Nullable PersonaView author,
        String body,
        @Nullable String subject,
        @Nullable String emailFrom,
        String messageType,
        boolean discussion,
        boolean note,
        @Nullable Integer parentId,
        @Nullable LocalDateTime pinnedAt,
        LocalDateTime date,
        LocalDateTime createDate,
        LocalDateTime writeDate,
        @Nullable ConversationRating conversationRating,
        Additions additions) {

    /**
     * How a conversation is rated.
     *
     * @param average of its ratings, from 1 to 5
     * @param count how many it has: one, however often the visitor changed their mind
     */
    public record ConversationRating(double average, int count) {}

    /**
     * What hangs on a message.
     *
     * @param attachments its files, by id
     * @param links what its links show
     * @param reactions its emojis, each with everybody who chose it
     * @param rating the rating that it tells of
     * @param parent the message it answers, without what that one answers
     * @param chatbotStep the step of a script in which a chatbot said it
     */
    public record Additions(
            List<AttachmentView> attachments,
            List<LinkPreviewView> links,
            List<ReactionView> reactions,
            @Nullable RatingView rating,
            @Nullable MessageView parent,
            @Nullable ChatbotStep chatbotStep) {

        /** Events that were stored before links were shown know none. */
        public Additions {
            links = Objects.requireNonNullElse(links, List.of());
        }

        /** Nothing. */
        public static final Additions NONE = new Additions(List.of(), List.of(), List.of(), null, null, null);

        /** The same without the rating. */
        public Additions withoutRating() {
            return new Additions(attachments, links, reactions, null, parent, chatbotStep);
        }
    }

    /**
     * The step of a script in which a chatbot said something.
     *
     * @param stepId {@code chatbot.script.step} id
     * @param operatorFound whether it handed over to somebody
     * @param selectedAnswerId {@code chatbot.script.answer} id of what the visitor picked
     */
    public record ChatbotStep(
            int stepId, boolean operatorFound, @Nullable Integer selectedAnswerId) {}

    /** The same message with what hangs on it. */
    public MessageView with(Additions found) {
        return with(channelName, found);
    }

    /** The same message in a conversation that got another name. */
    public MessageView inChannel(String name) {
        return with(name, additions);
    }

    private MessageView with(String name, Additions found) {
        return new MessageView(
                id,
                channelId,
                name,
                author,
                body,
                subject,
                emailFrom,
                messageType,
                discussion,
                note,
                parentId,
                pinnedAt,
                date,
                createDate,
                writeDate,
                conversationRating,
                found);
    }
}
