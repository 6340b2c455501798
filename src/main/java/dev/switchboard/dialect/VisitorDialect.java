package dev.switchboard.dialect;

import dev.switchboard.model.Persona;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one series of Odoo words things for visitors and operators in a conversation. Pure: a neutral view goes in, JSON
 * comes out; no SQL, no waiting.
 *
 * <p>A {@code busId} is the id of the newest notification that a counter takes into account, so that a client can drop
 * counters that are older than what it heard.
 */
public interface VisitorDialect extends Dialect {

    /**
     * Words an event for a socket.
     *
     * @param id the notification's id
     * @return nothing when this series does not speak of such events
     */
    @Nullable
    Notification notification(Event event, long id);

    /** The loader script's text. */
    String loader(LoaderView loader);

    /** The answer to {@code init}. */
    JsonObject init(ReceptionView reception, CallerView caller);

    /**
     * The answer to {@code get_session} for a visitor who has not written yet.
     *
     * @param chatbot who would answer first, if it is one
     */
    JsonObject sessionOffer(
            String channelName, PersonaView.Partner operator, CallerView caller, @Nullable ScriptView chatbot);

    /**
     * The answer to {@code get_session} for a visitor whose session was just opened.
     *
     * @param guestToken by which a guest is known from now on; none for somebody signed in
     */
    JsonObject session(ChannelView channel, CallerView visitor, @Nullable String guestToken, long busId);

    /** Conversations as the caller sees them, with the newest message of each, and live chat channels by name. */
    JsonObject conversations(
            List<ChannelView> channels,
            List<MessageView> newest,
            List<LivechatView> livechats,
            Persona caller,
            long busId);

    /** The canned responses that an operator has at hand, in this order. */
    JsonObject cannedResponses(List<CannedResponseView> responses);

    /** What the web client asks first; {@code unread} is the number of conversations with unread messages. */
    JsonObject discussStart(int unread, long busId);

    /** A file that its owner just uploaded, with the token by which it is reached until its message is posted. */
    JsonObject uploaded(AttachmentView attachment);

    /** What an employee is planned to do: nothing on a live chat server. */
    JsonObject activities(long busId);

    /** Messages as their reader sees them, in this order. */
    JsonObject messages(List<MessageView> messages, Persona reader);

    /** Everybody who chose an emoji of a message, once that has changed. */
    JsonObject reaction(ReactionView reaction);

    /** Some members of a conversation that has this many. */
    JsonObject members(int channelId, int count, List<MemberView> members);

    /** Employees who may be asked in, in this order. */
    JsonObject invitees(List<InviteeView> invitees);

    /** Members of a conversation who may be mentioned in it; all are partners. */
    JsonObject mentionable(List<MemberView> members);

    /** Files, in this order. */
    JsonObject attachments(List<AttachmentView> attachments);

    /** A conversation as a thread, with those of its parts that were requested, such as {@code attachments}. */
    JsonObject thread(ThreadView thread, List<Object> requested);

    /**
     * The step of a script that a conversation has reached.
     *
     * @param last whether the script ends there
     * @param posted what the chatbot said there, if anything
     */
    JsonObject chatbotStep(int channelId, ChatbotView chatbot, boolean last, List<MessageView> posted, Persona reader);

    /** What a caller learns of itself and the system. */
    JsonObject caller(CallerView caller);
}
