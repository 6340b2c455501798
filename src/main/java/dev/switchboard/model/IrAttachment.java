package dev.switchboard.model;

import static dev.switchboard.db.Fields.binary;
import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.many2oneReference;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Fields.text;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Operation.CREATE;
import static dev.switchboard.db.Operation.READ;
import static dev.switchboard.db.Operation.UNLINK;
import static dev.switchboard.db.Operation.WRITE;
import static dev.switchboard.db.RecordRule.forGroup;

import dev.switchboard.db.Model;

/** A file. {@code datas} and {@code raw} are its bytes. */
public final class IrAttachment {
    /** The models whose records every employee may read, as SQL literals. */
    public static final String READ_BY_EMPLOYEES =
            "'res.partner', 'res.users', 'res.company', 'im_livechat.channel', 'chatbot.script'";

    private static final String OF_CONVERSATION = """
            @.res_model = 'discuss.channel' AND EXISTS (SELECT FROM discuss_channel c WHERE c.id = @.res_id AND %s)""";
    private static final String WITH_CALLER = OF_CONVERSATION.formatted("""
            (EXISTS (SELECT FROM discuss_channel_member self WHERE self.channel_id = c.id AND self.partner_id = :partner)
             OR (c.channel_type = 'channel' AND (c.group_public_id IS NULL OR c.group_public_id IN
               (SELECT g.gid FROM res_groups_users_rel g WHERE g.uid = :uid))))""");
    private static final String OF_LIVECHAT = OF_CONVERSATION.formatted("c.channel_type = 'livechat'");

    /** Files of other models go with records that every employee may read; those of no record are their maker's. */
    private static final String ELSEWHERE =
            "@.res_id IS NOT NULL AND @.res_model IN (" + IrAttachment.READ_BY_EMPLOYEES + ")";

    private static final String MAY_CHANGE = "@.create_uid = :uid OR (" + WITH_CALLER + ")";

    /** The declaration. */
    public static final Model MODEL = Model.named("ir.attachment", "Attachment")
            .orderedBy("id desc")
            .with(
                    character("name").required(),
                    text("description"),
                    character("res_name").labelled("Resource Name").computedAs("""
                            CASE @.res_model WHEN 'discuss.channel'
                              THEN (SELECT c.name FROM discuss_channel c WHERE c.id = @.res_id) END"""),
                    character("res_model").labelled("Resource Model"),
                    character("res_field").labelled("Resource Field"),
                    many2oneReference("res_id").labelled("Resource ID"),
                    many2one("company_id", "res.company").initially(ResCompany.MAIN),
                    selection("type", choice("url", "URL"), choice("binary", "File"))
                            .required()
                            .initially("binary"),
                    character("url"),
                    bool("public").labelled("Is public document"),
                    character("access_token").onlyFor(ResGroups.INTERNAL_USER),
                    binary("raw").labelled("File Content (raw)").inColumn("db_datas"),
                    binary("datas").labelled("File Content (base64)").inColumn("db_datas"),
                    binary("db_datas").labelled("Database Data"),
                    integer("file_size").readonly(),
                    character("checksum").labelled("Checksum/SHA1").readonly(),
                    character("mimetype").labelled("Mime Type").readonly())
            .grants(everything(ResGroups.INTERNAL_USER))
            .rules(
                    forGroup(ResGroups.INTERNAL_USER, "@.public OR " + MAY_CHANGE + " OR (" + ELSEWHERE + ")", READ),
                    forGroup(ResGroups.INTERNAL_USER, MAY_CHANGE, WRITE, CREATE, UNLINK),
                    forGroup(ResGroups.LIVECHAT_MANAGER, OF_LIVECHAT, READ),
                    forGroup(ResGroups.LIVECHAT_USER, OF_LIVECHAT + " AND :series >= 19", READ),
                    forGroup(ResGroups.SYSTEM, "TRUE", READ, WRITE, CREATE, UNLINK));

    private IrAttachment() {}
}
