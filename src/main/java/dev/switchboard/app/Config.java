package dev.switchboard.app;

import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.http.TrustedProxies;
import dev.switchboard.links.Networks;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the server was told.
 *
 * @param listen host and port of the one HTTP server; a port 0 on the command line has become a free one here
 * @param publicUrl what loaders, links and mails carry, without a slash at the end
 * @param storage where the data is
 * @param dbName the database name that RPC clients must give
 * @param adminPassword for the login {@code admin}; without it the first start makes one up
 * @param demo whether to have the demo operator, channel and page
 * @param speech how clients are spoken to
 * @param rules what operators and visitors are held to
 * @param outside which other servers are asked, and whose word is taken
 */
public record Config(
        SocketAddress listen,
        String publicUrl,
        Storage storage,
        String dbName,
        @Nullable String adminPassword,
        boolean demo,
        Speech speech,
        Rules rules,
        Outside outside) {

    /** What clients of a series put before a path; the series that is spoken at the root needs no prefix. */
    String publicUrl(int number) {
        String series = number + ".0";
        return series.equals(speech.series()) ? publicUrl : publicUrl + "/" + series;
    }

    /**
     * Where the data is.
     *
     * @param dataDir the directory of embedded PostgreSQL
     * @param databaseUrl a PostgreSQL to use instead
     * @param mostFileBytes how large a file may be that somebody attaches
     */
    public record Storage(Path dataDir, @Nullable DatabaseUrl databaseUrl, long mostFileBytes) {}

    /**
     * How clients are spoken to.
     *
     * @param series the series of Odoo, such as {@code 18.0}, for who does not say
     * @param dev whether errors tell where the server failed
     */
    public record Speech(String series, boolean dev) {}

    /**
     * What operators and visitors are held to.
     *
     * @param removeIdle whether idle operators leave their live chat channels
     * @param operatorGrace how long an operator may be gone before another is asked in
     * @param visitorLimits whether visitors are limited in how often they do things
     */
    public record Rules(boolean removeIdle, Duration operatorGrace, boolean visitorLimits) {}

    /**
     * Which other servers are asked, and whose word is taken.
     *
     * @param odooUrl an Odoo whose own embed bundle is relayed, without a slash at the end
     * @param smtpUrl the mail server; none when mails cannot be sent
     * @param geoipDatabase a MaxMind file; none when nobody's country is known
     * @param trustedProxies whose word on a client's address counts
     * @param linkPreviews whether the sites to which messages link are asked what is there
     * @param webhookAddresses where webhooks may be besides public addresses
     */
    public record Outside(
            @Nullable String odooUrl,
            @Nullable URI smtpUrl,
            @Nullable Path geoipDatabase,
            TrustedProxies trustedProxies,
            boolean linkPreviews,
            Networks webhookAddresses) {}
}
