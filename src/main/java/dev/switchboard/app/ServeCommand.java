package dev.switchboard.app;

import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.http.TrustedProxies;
import dev.switchboard.links.Networks;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * The options of the command line, each declared once. The README's table of settings and {@code --help} show this
 * list; {@link CommandLineReader} reads it, with the environment twins.
 */
@Command(
        name = "switchboard",
        customSynopsis = {"switchboard [serve] [options]", "       switchboard bench [options]"},
        description = "Serves live chat in Odoo's own protocol.",
        footer = {
            "Each option has an environment twin: --data-dir is SWITCHBOARD_DATA_DIR.",
            "switchboard bench is a load client, see switchboard bench --help."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = ServeCommand.Version.class)
final class ServeCommand {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = OptionTypes.Port.class,
            description = "The one port of HTTP and websockets; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port = 8070;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            converter = OptionTypes.Text.class,
            description = "The address to listen on. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--data-dir",
            paramLabel = "DIRECTORY",
            converter = OptionTypes.Directory.class,
            description = "Where embedded PostgreSQL keeps its data. Default: ${DEFAULT-VALUE}.")
    private Path dataDir = DataDirectory.byDefault();

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            converter = OptionTypes.Database.class,
            description = "A PostgreSQL (13 or newer) to use instead of the embedded one:"
                    + " postgresql://user:password@host:port/name.")
    private @Nullable DatabaseUrl databaseUrl;

    @Option(
            names = "--db-name",
            paramLabel = "NAME",
            converter = OptionTypes.DatabaseName.class,
            description = "The database name that RPC clients must give. Default: ${DEFAULT-VALUE}.")
    private String dbName = "switchboard";

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            converter = OptionTypes.HttpUrl.class,
            description = "What loaders, links and mails carry. Default: made of host and port.")
    private @Nullable String publicUrl;

    @Option(
            names = "--series",
            paramLabel = "SERIES",
            converter = OptionTypes.Series.class,
            description = "The series of Odoo spoken without a path prefix: 17.0, 18.0 or 19.0."
                    + " Default: ${DEFAULT-VALUE}.")
    private String series = "18.0";

    @Option(
            names = "--admin-password",
            paramLabel = "PASSWORD",
            converter = OptionTypes.Text.class,
            description = "For the login admin. Default: the first start makes one up and prints it.")
    private @Nullable String adminPassword;

    @Option(
            names = "--smtp-url",
            paramLabel = "URL",
            converter = OptionTypes.Smtp.class,
            description = "The mail server that transcripts go to: smtp://user:password@host:port or smtps://…;"
                    + " smtp:// uses TLS where the server has it. Without it a transcript is refused.")
    private @Nullable URI smtpUrl;

    @Option(
            names = "--geoip-database",
            paramLabel = "FILE",
            converter = OptionTypes.GeoipDatabase.class,
            description = "A MaxMind country or city database (.mmdb) that tells visitors' countries.")
    private @Nullable Path geoipDatabase;

    @Option(
            names = "--trusted-proxies",
            paramLabel = "ADDRESSES",
            converter = OptionTypes.Addresses.class,
            description = "Whose X-Forwarded-For counts: addresses and ranges, such as 127.0.0.1,10.0.0.0/8."
                    + " Nobody's without it.")
    private @Nullable TrustedProxies trustedProxies;

    @Option(
            names = "--demo",
            arity = "0..1",
            fallbackValue = "true",
            description = "Have a demo operator, a demo channel and the page /demo.")
    private boolean demo;

    @Option(
            names = "--dev",
            arity = "0..1",
            fallbackValue = "true",
            description = "Tell callers where the server failed: errors carry stack traces.")
    private boolean dev;

    @Option(
            names = "--max-upload",
            paramLabel = "MIB",
            converter = OptionTypes.Mebibytes.class,
            description = "How large a file may be that an employee attaches, in MiB; a visitor's may have 25 at most."
                    + " Default: ${DEFAULT-VALUE}.")
    private int maxUpload = 128;

    @Option(
            names = "--odoo-url",
            paramLabel = "URL",
            converter = OptionTypes.HttpUrl.class,
            description = "An Odoo whose own embed bundle, with its fonts, emoji and translations, is served in place"
                    + " of our widget, from a cache in the data directory.")
    private @Nullable String odooUrl;

    @Option(
            names = "--idle-operators",
            paramLabel = "WHAT",
            converter = OptionTypes.IdleOperators.class,
            description = "Of operators who do nothing for 30 minutes: remove takes them out of their channels,"
                    + " unavailable only sends them no visitors. Default: ${DEFAULT-VALUE}.")
    private String idleOperators = "remove";

    @Option(
            names = "--operator-grace",
            paramLabel = "SECONDS",
            converter = OptionTypes.Seconds.class,
            description = "How long an operator may be gone before another one is asked into their conversations."
                    + " Default: ${DEFAULT-VALUE}.")
    private int operatorGrace = 30;

    @Option(
            names = "--visitor-limits",
            paramLabel = "ON-OFF",
            converter = OptionTypes.OnOff.class,
            description = "Whether one visitor, address or site may do only so much at a time: on or off."
                    + " Default: ${DEFAULT-VALUE}.")
    private String visitorLimits = "on";

    @Option(
            names = "--link-previews",
            paramLabel = "ON-OFF",
            converter = OptionTypes.OnOff.class,
            description = "Whether messages show what their links lead to, for which this server asks the sites: on or"
                    + " off. Default: ${DEFAULT-VALUE}.")
    private String linkPreviews = "off";

    @Option(
            names = "--webhook-addresses",
            paramLabel = "ADDRESSES",
            converter = OptionTypes.Ranges.class,
            description = "Where webhooks may be besides public addresses: addresses and ranges, such as"
                    + " 127.0.0.1,10.0.0.0/8.")
    private @Nullable Networks webhookAddresses;

    /** The declarations, for whoever wants to show or check them. */
    static CommandSpec spec() {
        return new CommandLine(new ServeCommand()).getCommandSpec();
    }

    /** What the options say once they are read. */
    Config config() {
        int listened = port == 0 ? ListeningPort.free(host) : port;
        String url = publicUrl == null ? "http://" + authority() + ":" + listened : publicUrl;
        return new Config(
                SocketAddress.inetSocketAddress(listened, host),
                url,
                new Config.Storage(dataDir, databaseUrl, (long) maxUpload << 20),
                dbName,
                adminPassword,
                demo,
                new Config.Speech(series, dev),
                new Config.Rules(
                        idleOperators.equals("remove"), Duration.ofSeconds(operatorGrace), visitorLimits.equals("on")),
                new Config.Outside(
                        odooUrl,
                        smtpUrl,
                        geoipDatabase,
                        trustedProxies == null ? TrustedProxies.none() : trustedProxies,
                        linkPreviews.equals("on"),
                        webhookAddresses == null ? Networks.none() : webhookAddresses));
    }

    /** Nobody can go to the address that stands for all addresses. */
    private String authority() {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "localhost";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = ServeCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Switchboard " + (version == null ? "(not packaged)" : version)};
        }
    }
}
