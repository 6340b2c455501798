package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.readWriteCreate;

import dev.switchboard.db.Model;
import java.util.concurrent.ThreadLocalRandom;

/** A word that agents put on a conversation to find its like again. */
public final class ImLivechatConversationTag {
    /** Odoo's clients have this many colours, numbered from 1. */
    private static final int COLOURS = 11;

    /** The declaration. */
    public static final Model MODEL = Model.named("im_livechat.conversation.tag", "Live Chat Conversation Tags")
            .since(19)
            .orderedBy("name")
            .with(
                    character("name").required(),
                    integer("color")
                            .initially(caller -> ThreadLocalRandom.current().nextInt(1, COLOURS + 1)),
                    many2many(
                                    "conversation_ids",
                                    "discuss.channel",
                                    "livechat_conversation_tag_rel",
                                    "im_livechat_conversation_tag_id",
                                    "discuss_channel_id")
                            .labelled("Discuss Channels"))
            .grants(readWriteCreate(ResGroups.LIVECHAT_USER), everything(ResGroups.LIVECHAT_MANAGER));

    private ImLivechatConversationTag() {}
}
