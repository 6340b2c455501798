package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.decimal;
import static dev.switchboard.db.Fields.html;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.many2oneReference;
import static dev.switchboard.db.Fields.one2many;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;
import static dev.switchboard.db.Operation.CREATE;
import static dev.switchboard.db.Operation.READ;
import static dev.switchboard.db.Operation.UNLINK;
import static dev.switchboard.db.Operation.WRITE;
import static dev.switchboard.db.RecordRule.forGroup;

import dev.switchboard.db.Choice;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import java.util.List;
import java.util.stream.Stream;

/** A message of a conversation. */
public final class MailMessage {
    private static final String OF_CONVERSATION = """
            @.model = 'discuss.channel' AND EXISTS (SELECT FROM discuss_channel c WHERE c.id = @.res_id AND %s)""";
    private static final String CONVERSATION_NAME = """
            CASE @.model WHEN 'discuss.channel'
              THEN (SELECT c.name FROM discuss_channel c WHERE c.id = @.res_id) END""";

    private static final String OWN = "(@.author_id = :partner OR @.author_guest_id = :guest) IS TRUE";
    private static final String WITH_CALLER = OF_CONVERSATION.formatted("""
            (EXISTS (SELECT FROM discuss_channel_member self WHERE self.channel_id = c.id
               AND (self.partner_id = :partner OR self.guest_id = :guest))
             OR (c.channel_type = 'channel' AND (c.group_public_id IS NULL OR c.group_public_id IN
               (SELECT g.gid FROM res_groups_users_rel g WHERE g.uid = :uid))))""");
    private static final String OF_LIVECHAT = OF_CONVERSATION.formatted("c.channel_type = 'livechat'");

    /** Notes are for employees alone. */
    private static final String FOR_CUSTOMERS = """
            NOT @.is_internal AND NOT EXISTS
              (SELECT FROM mail_message_subtype s WHERE s.id = @.subtype_id AND s.internal)""";

    private static final String CUSTOMER_READS = OWN + " OR (" + WITH_CALLER + " AND " + FOR_CUSTOMERS + ")";

    private static final List<Choice> TYPES = List.of(
            choice("email", "Incoming Email"),
            choice("comment", "Comment"),
            choice("email_outgoing", "Outgoing Email"),
            choice("notification", "System notification"),
            choice("auto_comment", "Automated Targeted Notification"));
    private static final List<Choice> MORE_TYPES = List.of(
            choice("user_notification", "User Specific Notification"),
            choice("sms", "SMS"),
            choice("snailmail", "Snailmail"));

    private static final Field[] AUTHOR = {
        many2one("author_id", "res.partner"),
        many2one("author_guest_id", "mail.guest").labelled("Guest"),
        character("email_from").labelled("From"),
        character("reply_to").labelled("Reply-To").computedAs("@.email_from").shownAsStored(),
        bool("is_current_user_or_guest_author").computedAs(OWN),
        many2many("partner_ids", "res.partner", "mail_message_res_partner_rel", "mail_message_id", "res_partner_id")
                .labelled("Recipients"),
        character("parent_author_name").computedAs("""
                SELECT COALESCE((SELECT r.name FROM res_partner r WHERE r.id = p.author_id),
                  (SELECT g.name FROM mail_guest g WHERE g.id = p.author_guest_id))
                FROM mail_message p WHERE p.id = @.parent_id""").until(18),
        html("parent_body")
                .computedAs("SELECT p.body FROM mail_message p WHERE p.id = @.parent_id")
                .until(18)
    };

    private static final Field[] DOCUMENT = {
        character("model").labelled("Related Document Model"),
        many2oneReference("res_id").labelled("Related Document ID"),
        character("record_name")
                .labelled("Message Record Name")
                .computedAs(CONVERSATION_NAME)
                .shownAsStored()
                .until(18),
        character("record_name")
                .labelled("Message Record Name")
                .computedAs(CONVERSATION_NAME)
                .since(19),
        many2one("channel_id", "discuss.channel")
                .computedAs("CASE @.model WHEN 'discuss.channel' THEN @.res_id END")
                .since(19),
        character("message_id")
                .labelled("Message-Id")
                .computedAs("concat('<', @.id, '-openerp-', @.res_id, '-', @.model, chr(64), :db_name, '>')")
                .shownAsStored()
    };

    private static final String OF_RATING =
            "SELECT r.%s FROM rating_rating r WHERE r.message_id = @.id AND r.consumed ORDER BY r.id DESC LIMIT 1";
    private static final Field[] ADDITIONS = {
        many2many("attachment_ids", "ir.attachment", "message_attachment_rel", "message_id", "attachment_id")
                .labelled("Attachments"),
        one2many("reaction_ids", "mail.message.reaction", "message_id")
                .labelled("Reactions")
                .onlyFor(ResGroups.SYSTEM),
        one2many("rating_ids", "rating.rating", "message_id")
                .labelled("Related ratings")
                .onlyFor(ResGroups.INTERNAL_USER)
                .until(17),
        one2many("rating_ids", "rating.rating", "message_id")
                .labelled("Related ratings")
                .since(18),
        many2one("rating_id", "rating.rating")
                .computedAs(OF_RATING.formatted("id"))
                .since(18),
        decimal("rating_value").computedAs(OF_RATING.formatted("rating")).searchable(),
        many2many(
                        "starred_partner_ids",
                        "res.partner",
                        "mail_message_res_partner_starred_rel",
                        "mail_message_id",
                        "res_partner_id")
                .labelled("Favorited By"),
        bool("starred").computedAs("""
                EXISTS (SELECT FROM mail_message_res_partner_starred_rel s
                WHERE s.mail_message_id = @.id AND s.res_partner_id = :partner)""").searchable(),
        bool("needaction").labelled("Need Action").computedAs("FALSE").searchable(),
        bool("has_error").labelled("Has error").computedAs("FALSE").searchable()
    };

    /** The declaration. */
    public static final Model MODEL = Model.named("mail.message", "Message")
            .orderedBy("id desc")
            .displayedAs("CASE WHEN :series < 19 THEN %s ELSE @.subject END".formatted(CONVERSATION_NAME))
            .with(
                    character("subject"),
                    datetime("date").notNull().initially(caller -> caller.get("now")),
                    html("body").labelled("Contents").notNull().initially(""),
                    character("description")
                            .labelled("Short description")
                            .computedFrom(Preview::description, "subject", "body")
                            .until(17),
                    character("preview").computedFrom(Preview::of, "body"),
                    selection("message_type", types())
                            .labelled("Type")
                            .required()
                            .initially("comment")
                            .until(18),
                    selection("message_type", types(choice("out_of_office", "Out-of-office Message")))
                            .labelled("Type")
                            .required()
                            .initially("comment")
                            .since(19),
                    many2one("subtype_id", "mail.message.subtype").labelled("Subtype"),
                    bool("is_internal").labelled("Employee Only"),
                    many2one("parent_id", "mail.message").labelled("Parent Message"),
                    one2many("child_ids", "mail.message", "parent_id").labelled("Child Messages"),
                    datetime("pinned_at").labelled("Pinned"))
            .with(AUTHOR)
            .with(DOCUMENT)
            .with(ADDITIONS)
            .grants(read(ResGroups.PUBLIC), everything(ResGroups.PORTAL), everything(ResGroups.INTERNAL_USER))
            .rules(
                    forGroup(ResGroups.PUBLIC, CUSTOMER_READS, READ),
                    forGroup(ResGroups.PORTAL, CUSTOMER_READS, READ),
                    forGroup(ResGroups.PORTAL, OWN + " AND " + WITH_CALLER, WRITE, CREATE, UNLINK),
                    forGroup(ResGroups.INTERNAL_USER, OWN + " OR (" + WITH_CALLER + ")", READ, WRITE, CREATE, UNLINK),
                    forGroup(ResGroups.LIVECHAT_MANAGER, OF_LIVECHAT, READ),
                    forGroup(ResGroups.LIVECHAT_USER, OF_LIVECHAT + " AND :series >= 19", READ),
                    forGroup(ResGroups.SYSTEM, "TRUE", READ, WRITE, CREATE, UNLINK));

    private MailMessage() {}

    private static Choice[] types(Choice... others) {
        return Stream.of(TYPES, List.of(others), MORE_TYPES)
                .flatMap(List::stream)
                .toArray(Choice[]::new);
    }
}
