package dev.switchboard.http;

/**
 * One of Odoo's files that its embed bundle asks of its server.
 *
 * @param target path and query to ask Odoo for
 * @param ownPage whether a page of this server asks, so that Odoo gives the bundle that calls the routes without
 *     {@code cors}; otherwise Odoo gives the cross-origin one
 * @param kind what the file may be
 * @param forAnySite whether scripts of other sites may read it, as Odoo's route says
 */
record Asset(String target, boolean ownPage, AssetKind kind, boolean forAnySite) {

    /** A file that is the same for every page. */
    static Asset of(String target, AssetKind kind, boolean forAnySite) {
        return new Asset(target, false, kind, forAnySite);
    }

    /** What it is known by here. */
    String key() {
        return ownPage ? "own " + target : target;
    }
}
