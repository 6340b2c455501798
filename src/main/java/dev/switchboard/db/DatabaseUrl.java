package dev.switchboard.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL database is and how to get in.
 *
 * <p>The text form is libpq's connection URI,
 * {@code postgresql://user:password@host:port/name?sslmode=prefer}, with percent-encoding and libpq's defaults. See
 * <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">libpq</a>.
 *
 * @param host a name or an address, an IPv6 one without brackets
 * @param port a TCP port
 * @param name the database
 * @param user the role
 * @param password empty if the server asks for none
 * @param sslMode libpq's words; the two that verify do so against Java's trust store
 */
public record DatabaseUrl(String host, int port, String name, String user, String password, SslMode sslMode) {
    private static final Pattern SYNTAX = Pattern.compile("postgres(?:ql)?://"
            + "(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?"
            + "(?<host>\\[[0-9a-fA-F:.]+]|[^:@/?#\\[\\]]*)(?::(?<port>[0-9]*))?"
            + "(?:/(?<name>[^/?#]*))?(?:\\?(?<parameters>[^#]*))?");

    /**
     * Reads the text form. What is left out is as in libpq: localhost, port 5432, the system's user, a database
     * with the user's name, and {@code sslmode=prefer}.
     *
     * @throws IllegalArgumentException if it is not such a URL; the message says what is wrong and holds no password
     */
    public static DatabaseUrl parse(String url) {
        Matcher parts = SYNTAX.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a URL of the form postgresql://user:password@host:port/name"
                    + " (special characters in a part must be percent-encoded)");
        }
        String user = part(parts, "user").orElse(System.getProperty("user.name"));
        return new DatabaseUrl(
                part(parts, "host").orElse("localhost").replaceAll("[\\[\\]]", ""),
                port(part(parts, "port").orElse("5432")),
                part(parts, "name").orElse(user),
                user,
                part(parts, "password").orElse(""),
                sslMode(part(parts, "parameters").orElse("sslmode=prefer")));
    }

    private static Optional<String> part(Matcher parts, String group) {
        return Optional.ofNullable(parts.group(group))
                .filter(text -> !text.isEmpty())
                .map(DatabaseUrl::decoded);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a percent sign is not followed by two hexadecimal digits", e);
        }
    }

    private static int port(String text) {
        if (text.length() > 5 || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
            throw new IllegalArgumentException("'" + text + "' is not a port from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    private static SslMode sslMode(String parameters) {
        if (!parameters.startsWith("sslmode=") || parameters.contains("&")) {
            throw new IllegalArgumentException("the only parameter it may have is sslmode");
        }
        String value = parameters.substring("sslmode=".length());
        try {
            return SslMode.of(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "sslmode '" + value + "' is none of disable, allow, prefer, require, verify-ca, verify-full", e);
        }
    }

    /** The same server, role and password with another database. */
    public DatabaseUrl withName(String otherName) {
        return new DatabaseUrl(host, port, otherName, user, password, sslMode);
    }

    /** For Vert.x's client. */
    public PgConnectOptions connectOptions() {
        PgConnectOptions options = new PgConnectOptions().setSslMode(sslMode).setSslOptions(sslOptions());
        options.setHost(host).setPort(port).setDatabase(name).setUser(user).setPassword(password);
        return options;
    }

    private ClientSSLOptions sslOptions() {
        return new ClientSSLOptions()
                .setTrustAll(!verifies())
                .setHostnameVerificationAlgorithm(sslMode == SslMode.VERIFY_FULL ? "HTTPS" : "");
    }

    /** For JDBC. It opens a new connection each time and gives up after ten seconds. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(name);
        source.setUser(user);
        source.setPassword(password);
        source.setSslMode(sslMode.value);
        if (verifies()) {
            source.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        source.setConnectTimeout(10);
        return source;
    }

    private boolean verifies() {
        return sslMode == SslMode.VERIFY_CA || sslMode == SslMode.VERIFY_FULL;
    }

    /** Fit for a log line: no password. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + name;
    }
}
