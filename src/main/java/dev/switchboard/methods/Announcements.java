package dev.switchboard.methods;

import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.Post;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.records.Records;
import io.vertx.core.Future;

/** Messages by which a conversation is told what somebody did, in that somebody's name. */
final class Announcements {
    private static final String NAME = "SELECT name FROM res_partner WHERE id = $1";

    private Announcements() {}

    /** What the caller is called. */
    static Future<String> name(Records records) {
        return records.env()
                .sql()
                .one(row -> row.getString(0), NAME, records.env().user().partnerId())
                .map(name -> name.orElse(""));
    }

    /** Tells a conversation; the body is HTML. */
    static Future<MessageView> post(Records records, int channelId, String body) {
        return Messages.post(
                records.env().change(), Post.notification(records.env().user(), channelId, body, null));
    }

    /** Tells a conversation something that it shows as an aside; the text is HTML. */
    static Future<MessageView> aside(Records records, int channelId, String text) {
        return post(records, channelId, "<div class=\"o_mail_notification\">" + text + "</div>");
    }
}
