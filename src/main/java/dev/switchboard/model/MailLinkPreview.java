package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.text;
import static dev.switchboard.db.Grant.everything;

import dev.switchboard.db.Model;

/** What a link in a message shows. */
public final class MailLinkPreview {
    /** The declaration. */
    public static final Model MODEL = Model.named("mail.link.preview", "Store link preview data")
            .with(
                    many2one("message_id", "mail.message").until(18),
                    bool("is_hidden"),
                    character("source_url").labelled("URL").required(),
                    character("og_type").labelled("Type"),
                    character("og_title").labelled("Title"),
                    character("og_site_name").labelled("Site name"),
                    character("og_image").labelled("Image"),
                    text("og_description").labelled("Description"),
                    character("og_mimetype").labelled("MIME type"),
                    character("image_mimetype").labelled("Image MIME type"))
            .grants(everything(ResGroups.ACCESS_RIGHTS));

    private MailLinkPreview() {}
}
