package dev.switchboard.conversation;

import dev.switchboard.db.Sql;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.LinkPreviewView;
import dev.switchboard.links.LinkSummary;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.function.Function;

/** What is stored of links in messages. */
final class LinkPreviewRows {
    private static final String SHOWN =
            "SELECT * FROM mail_link_preview WHERE message_id = ANY($1) AND NOT is_hidden ORDER BY id";
    private static final String KNOWN =
            "SELECT id, source_url FROM mail_link_preview WHERE message_id = $1 ORDER BY id";
    private static final String INSERT = """
            INSERT INTO mail_link_preview (message_id, source_url, image_mimetype, og_title, og_description, og_image,
              og_mimetype, og_type, og_site_name)
            SELECT $1::int4, link.* FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
              $8::text[], $9::text[]) AS link
            WHERE EXISTS (SELECT FROM mail_message WHERE id = $1::int4) ON CONFLICT DO NOTHING""";
    private static final String DELETE = "DELETE FROM mail_link_preview WHERE id = ANY($1)";

    private LinkPreviewRows() {}

    /** A link that was looked at, be it shown or hidden. */
    record Known(int id, String url) {}

    /** What the links in some messages show. */
    static Future<List<LinkPreviewView>> shown(Sql sql, Integer[] messageIds) {
        return sql.list(LinkPreviewRows::view, SHOWN, (Object) messageIds);
    }

    /** The links of a message that were looked at. */
    static Future<List<Known>> known(Sql sql, int messageId) {
        return sql.list(row -> new Known(row.getInteger("id"), row.getString("source_url")), KNOWN, messageId);
    }

    /** Stores what links of a message show, unless the message is gone. */
    static Future<Void> insert(Tx tx, int messageId, List<LinkSummary> links) {
        return tx.run(
                        INSERT,
                        messageId,
                        each(links, LinkSummary::url),
                        each(links, LinkSummary::imageType),
                        each(links, LinkSummary::title),
                        each(links, LinkSummary::description),
                        each(links, LinkSummary::image),
                        each(links, LinkSummary::mimetype),
                        each(links, LinkSummary::type),
                        each(links, LinkSummary::siteName))
                .mapEmpty();
    }

    private static String[] each(List<LinkSummary> links, Function<LinkSummary, ?> word) {
        return links.stream().map(word).toArray(String[]::new);
    }

    static Future<Void> delete(Tx tx, List<Integer> ids) {
        return tx.run(DELETE, (Object) ids.toArray(Integer[]::new)).mapEmpty();
    }

    private static LinkPreviewView view(Row row) {
        return new LinkPreviewView(
                row.getInteger("id"),
                row.getInteger("message_id"),
                row.getString("source_url"),
                row.getString("image_mimetype"),
                row.getString("og_title"),
                row.getString("og_description"),
                row.getString("og_image"),
                row.getString("og_mimetype"),
                row.getString("og_type"),
                row.getString("og_site_name"));
    }
}
