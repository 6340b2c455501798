package dev.switchboard.model;

import static dev.switchboard.db.Fields.binary;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.Model;
import dev.switchboard.db.Trait;
import java.util.UUID;

/** A visitor without an account. {@code access_token} holds a hash, see {@link Guests}. */
public final class MailGuest {
    /** The declaration. */
    public static final Model MODEL = Model.named("mail.guest", "Guest")
            .with(
                    binary("avatar_128").labelled("Avatar 128").computedFrom(Avatar::drawn, "name"),
                    character("name").required(),
                    character("access_token")
                            .required()
                            .readonly()
                            .notCopied()
                            .initially(
                                    caller -> Secrets.hexHash(UUID.randomUUID().toString()))
                            .onlyFor(ResGroups.SYSTEM),
                    many2one("country_id", "res.country"),
                    character("email").since(19),
                    selection("lang").labelled("Language").choosingFrom("res.lang", "code"),
                    Timezones.field("timezone"),
                    many2many("channel_ids", "discuss.channel", "discuss_channel_member", "guest_id", "channel_id")
                            .labelled("Channels")
                            .with(Trait.SEALED)
                            .notCopied(),
                    character("im_status").labelled("IM Status").computedAs("""
                            COALESCE((SELECT p.status FROM bus_presence p WHERE p.guest_id = @.id), 'offline')"""))
            .grants(read(ResGroups.INTERNAL_USER), everything(ResGroups.SYSTEM));

    private MailGuest() {}
}
