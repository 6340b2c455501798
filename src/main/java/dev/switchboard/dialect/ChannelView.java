package dev.switchboard.dialect;

import dev.switchboard.model.Persona;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A live chat conversation.
 *
 * @param id {@code discuss.channel} id
 * @param uuid ten letters and digits
 * @param anonymousName what the visitor called themself; none for somebody signed in
 * @param operator who answers
 * @param livechat the live chat channel it came in by
 * @param chatbot where it stands in a chatbot's script; none unless one runs
 * @param members everybody in it, by member id
 */
public record ChannelView(
        int id,
        String uuid,
        String name,
        String channelType,
        @Nullable String description,
        @Nullable Integer createUid,
        @Nullable LocalDateTime lastInterest,
        boolean allowPublicUpload,
        @Nullable String anonymousName,
        @Nullable CountryView anonymousCountry,
        PersonaView.@Nullable Partner operator,
        @Nullable LivechatView livechat,
        @Nullable ChatbotView chatbot,
        List<MemberView> members) {

    /** The caller's own membership. */
    public Optional<MemberView> memberOf(Persona persona) {
        return members.stream().filter(member -> member.persona().is(persona)).findFirst();
    }
}
