package dev.switchboard.dialect;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.switchboard.model.Persona;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Somebody who speaks: a partner (user or bot) or a guest. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PersonaView.Partner.class, name = "partner"),
    @JsonSubTypes.Type(value = PersonaView.Guest.class, name = "guest")
})
public sealed interface PersonaView {

    /**
     * A partner, with what there is to know of the user behind it.
     *
     * @param id {@code res.partner} id
     * @param livechatUsername the Online Chat Name, which hides the name from visitors
     * @param userId {@code res.users} id, if somebody can sign in as this partner
     * @param internal whether that user is an employee
     * @param isPublic whether that user stands for everybody who is not signed in
     * @param imStatus {@code online}, {@code away}, {@code offline}, {@code bot}, or {@code im_partner} without a user
     */
    record Partner(
            int id,
            String name,
            @Nullable String livechatUsername,
            @Nullable String email,
            boolean active,
            boolean company,
            @Nullable Integer userId,
            boolean internal,
            boolean isPublic,
            @Nullable CountryView country,
            String imStatus,
            LocalDateTime writeDate)
            implements PersonaView {

        @Override
        public String displayName() {
            return livechatUsername == null ? name : livechatUsername;
        }

        @Override
        public boolean is(Persona persona) {
            return Integer.valueOf(id).equals(persona.partner());
        }
    }

    /**
     * A visitor without an account.
     *
     * @param id {@code mail.guest} id
     * @param imStatus {@code online}, {@code away} or {@code offline}
     */
    record Guest(int id, String name, String imStatus, LocalDateTime writeDate) implements PersonaView {

        @Override
        public String displayName() {
            return name;
        }

        @Override
        public boolean is(Persona persona) {
            return Integer.valueOf(id).equals(persona.guest());
        }
    }

    /** The id among its kind. */
    int id();

    /** The name that the other side reads. */
    String displayName();

    /** Whether this is the caller. */
    boolean is(Persona persona);
}
