package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.Model;

/** Something that agents know about, by which a chatbot finds the right one. */
public final class ImLivechatExpertise {
    /** The declaration. */
    public static final Model MODEL = Model.named("im_livechat.expertise", "Live Chat Expertise")
            .since(19)
            .orderedBy("name")
            .with(
                    character("name").translated().required(),
                    many2many("user_ids", "res.users")
                            .labelled("Operators")
                            .computedAs("""
                            ARRAY(SELECT s.user_id FROM im_livechat_expertise_res_users_settings_rel known
                            JOIN res_users_settings s ON s.id = known.res_users_settings_id
                            WHERE known.im_livechat_expertise_id = @.id ORDER BY s.id)""")
                            .writable())
            .grants(read(ResGroups.INTERNAL_USER), everything(ResGroups.LIVECHAT_MANAGER));

    private ImLivechatExpertise() {}
}
