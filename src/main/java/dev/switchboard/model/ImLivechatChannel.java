package dev.switchboard.model;

import static dev.switchboard.db.Fields.binary;
import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.one2many;

import dev.switchboard.db.Model;
import java.util.List;

/** A live chat channel: what the widget shows, and who answers. */
public final class ImLivechatChannel {
    private static final String COLOUR = "#875A7B";

    /** The declaration. */
    public static final Model MODEL = Model.named("im_livechat.channel", "Livechat Channel")
            .with(
                    character("name").labelled("Channel Name").required(),
                    character("button_text")
                            .labelled("Text of the Button")
                            .translated()
                            .initially("Have a Question? Chat with us.")
                            .until(18),
                    character("button_text")
                            .labelled("Text of the Button")
                            .translated()
                            .initially("Need help? Chat with us.")
                            .since(19),
                    character("default_message")
                            .labelled("Welcome Message")
                            .translated()
                            .initially("How may I help you?"),
                    character("input_placeholder")
                            .labelled("Chat Input Placeholder")
                            .translated()
                            .until(18),
                    character("header_background_color").initially(COLOUR),
                    character("title_color").initially("#FFFFFF"),
                    character("button_background_color").initially(COLOUR),
                    character("button_text_color").initially("#FFFFFF"),
                    binary("image_128").labelled("Image").until(18),
                    many2many("user_ids", "res.users", "im_livechat_channel_im_user", "channel_id", "user_id")
                            .labelled("Operators")
                            .initially(caller -> List.of(caller.get("uid"))),
                    one2many("channel_ids", "discuss.channel", "livechat_channel_id")
                            .labelled("Sessions"),
                    one2many("rule_ids", "im_livechat.channel.rule", "channel_id")
                            .labelled("Rules"),
                    one2many("rating_ids", "rating.rating", "parent_res_id")
                            .labelled("Ratings")
                            .where("@.parent_res_model = 'im_livechat.channel'")
                            .onlyFor(ResGroups.INTERNAL_USER),
                    integer("nbr_channel").labelled("Number of conversation").counting("channel_ids"),
                    bool("are_you_inside")
                            .labelled("Are you inside the matrix?")
                            .computedAs("""
                            EXISTS (SELECT FROM im_livechat_channel_im_user i
                            WHERE i.channel_id = @.id AND i.user_id = :uid)"""));

    /** The channel that is there from the first start. */
    public static final int FIRST = 1;

    private ImLivechatChannel() {}
}
