package dev.switchboard.model;

import static dev.switchboard.db.Fields.binary;
import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.one2many;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Grant.everything;

import dev.switchboard.db.Model;

/** A chatbot: its steps, and the inactive partner in whose name it speaks. */
public final class ChatbotScript {
    /** The declaration. */
    public static final Model MODEL = Model.named("chatbot.script", "Chatbot Script")
            .calledBy("title")
            .orderedBy("title, id")
            .with(
                    character("title").translated().required().initially("Chatbot"),
                    bool("active").initially(true),
                    character("name").related("source_id", "name"),
                    many2one("source_id", "utm.source").required().notCopied(),
                    many2one("operator_partner_id", "res.partner")
                            .labelled("Bot Operator")
                            .required()
                            .notCopied(),
                    binary("image_1920").labelled("Image").related("operator_partner_id", "image_1920"),
                    binary("image_1024")
                            .related("operator_partner_id", "image_1024")
                            .readonly()
                            .shownAsStored(),
                    binary("image_512")
                            .related("operator_partner_id", "image_512")
                            .readonly()
                            .shownAsStored(),
                    binary("image_256")
                            .related("operator_partner_id", "image_256")
                            .readonly()
                            .shownAsStored(),
                    binary("image_128")
                            .related("operator_partner_id", "image_128")
                            .readonly()
                            .shownAsStored(),
                    one2many("script_step_ids", "chatbot.script.step", "chatbot_script_id")
                            .labelled("Script Steps")
                            .copied(),
                    integer("livechat_channel_count").computedAs("""
                            (SELECT count(DISTINCT r.channel_id)::int4 FROM im_livechat_channel_rule r
                            WHERE r.chatbot_script_id = @.id)"""),
                    selection(
                                    "first_step_warning",
                                    choice("first_step_operator", "First Step Operator"),
                                    choice("first_step_invalid", "First Step Invalid"))
                            .computedAs("""
                            CASE (SELECT s.step_type FROM chatbot_script_step s WHERE s.chatbot_script_id = @.id
                              ORDER BY s.step_type = 'text', s.sequence, s.id LIMIT 1)
                            WHEN 'forward_operator' THEN 'first_step_operator'
                            WHEN 'text' THEN 'first_step_invalid' END"""))
            .grants(
                    everything(ResGroups.LIVECHAT_USER).until(18),
                    everything(ResGroups.LIVECHAT_MANAGER).since(19));

    private ChatbotScript() {}
}
