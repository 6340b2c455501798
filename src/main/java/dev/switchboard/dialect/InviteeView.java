package dev.switchboard.dialect;

import org.jspecify.annotations.Nullable;

/**
 * An employee who may be asked into a conversation.
 *
 * @param livechat what an operator likes to know before asking somebody to a visitor; nothing elsewhere
 */
public record InviteeView(
        PersonaView.Partner partner, @Nullable Livechat livechat) {

    /**
     * What matters in a live chat.
     *
     * @param invitedBefore how often the caller asked them in until now
     * @param available whether they answer visitors and are there
     * @param language what their language is called, such as {@code English (US)}
     */
    public record Livechat(
            int invitedBefore, boolean available, @Nullable String language) {}
}
