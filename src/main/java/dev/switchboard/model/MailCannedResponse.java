package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.text;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Operation.CREATE;
import static dev.switchboard.db.Operation.READ;
import static dev.switchboard.db.Operation.UNLINK;
import static dev.switchboard.db.Operation.WRITE;
import static dev.switchboard.db.RecordRule.forGroup;

import dev.switchboard.db.Model;

/** A text that operators write by its shortcut. It belongs to its author and to the groups that it is shared with. */
public final class MailCannedResponse {
    private static final String OWN = "(@.create_uid = :uid) IS TRUE";

    private static final String SHARED = """
            EXISTS (SELECT FROM mail_canned_response_res_groups_rel g WHERE g.mail_canned_response_id = @.id)""";

    private static final String SHARED_WITH_CALLER = """
            EXISTS (SELECT FROM mail_canned_response_res_groups_rel g
            JOIN res_groups_users_rel u ON u.gid = g.res_groups_id AND u.uid = :uid
            WHERE g.mail_canned_response_id = @.id)""";

    private static final String CALLER_MAY_CHANGE =
            """
            %s OR ((:series < 19 OR %s) AND EXISTS (SELECT FROM res_groups_users_rel u
            WHERE u.uid = :uid AND u.gid IN (%d, %d)))""".formatted(OWN, SHARED, ResGroups.SYSTEM, ResGroups.LIVECHAT_MANAGER);

    /** The declaration. */
    public static final Model MODEL = Model.named("mail.canned.response", "Canned Response")
            .since(18)
            .calledBy("source")
            .orderedBy("id desc")
            .with(
                    character("source").labelled("Shortcut").required(),
                    text("substitution").required(),
                    character("description").until(18),
                    datetime("last_used"),
                    many2many(
                                    "group_ids",
                                    "res.groups",
                                    "mail_canned_response_res_groups_rel",
                                    "mail_canned_response_id",
                                    "res_groups_id")
                            .labelled("Authorized Groups"),
                    bool("is_shared")
                            .labelled("Determines if the canned_response is currently shared with other users")
                            .computedAs(SHARED)
                            .shownAsStored(),
                    bool("is_editable")
                            .labelled("Determines if the canned response can be edited by the current user")
                            .computedAs(CALLER_MAY_CHANGE))
            .grants(everything(ResGroups.INTERNAL_USER))
            .rules(
                    forGroup(ResGroups.INTERNAL_USER, OWN + " OR " + SHARED_WITH_CALLER, READ),
                    forGroup(ResGroups.INTERNAL_USER, OWN, WRITE, UNLINK),
                    forGroup(ResGroups.SYSTEM, "TRUE", READ, WRITE, CREATE, UNLINK)
                            .until(18),
                    forGroup(ResGroups.LIVECHAT_MANAGER, "TRUE", READ, WRITE, CREATE, UNLINK)
                            .until(18),
                    forGroup(ResGroups.SYSTEM, SHARED, READ, WRITE, UNLINK).since(19),
                    forGroup(ResGroups.LIVECHAT_MANAGER, SHARED, READ, WRITE, UNLINK)
                            .since(19));

    private MailCannedResponse() {}
}
