package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;
import static dev.switchboard.db.Grant.readWriteCreate;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;

/** On which pages, and for visitors of which countries, the button of a live chat channel shows and what it does. */
public final class ImLivechatChannelRule {
    /** The declaration. */
    public static final Model MODEL = Model.named("im_livechat.channel.rule", "Livechat Channel Rules")
            .orderedBy("sequence, id")
            .with(
                    character("regex_url").labelled("URL Regex"),
                    selection(
                                    "action",
                                    choice("display_button", "Show"),
                                    choice("display_button_and_text", "Show with notification"),
                                    choice("auto_popup", "Open automatically"),
                                    choice("hide_button", "Hide"))
                            .labelled("Live Chat Button")
                            .required()
                            .initially("display_button"),
                    autoPopupTimer().labelled("Open automatically timer").until(18),
                    autoPopupTimer().labelled("Time to Open").since(19),
                    many2one("chatbot_script_id", "chatbot.script").labelled("Chatbot"),
                    bool("chatbot_only_if_no_operator")
                            .labelled("Enabled only if no operator")
                            .until(18),
                    selection(
                                    "chatbot_enabled_condition",
                                    choice("always", "Always"),
                                    choice("only_if_no_operator", "Only when no operator is available"),
                                    choice("only_if_operator", "Only when an operator is available"))
                            .labelled("Enable ChatBot")
                            .required()
                            .initially("always")
                            .since(19),
                    many2one("channel_id", "im_livechat.channel"),
                    countries().until(18),
                    countries().labelled("Countries").since(19),
                    integer("sequence").labelled("Matching order").initially(10))
            .grants(
                    read(ResGroups.PUBLIC).until(18),
                    read(ResGroups.PORTAL).until(18),
                    read(ResGroups.INTERNAL_USER).until(18),
                    readWriteCreate(ResGroups.LIVECHAT_USER),
                    everything(ResGroups.LIVECHAT_MANAGER));

    private ImLivechatChannelRule() {}

    private static Field autoPopupTimer() {
        return integer("auto_popup_timer").initially(0);
    }

    private static Field countries() {
        return many2many("country_ids", "res.country", "im_livechat_channel_country_rel", "channel_id", "country_id");
    }
}
