package dev.switchboard.app;

import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** How {@code --smtp-url} reaches a mail server. */
final class MailServer {
    private static final int SMTP_PORT = 25;
    private static final int SMTPS_PORT = 465;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int SILENT_SECONDS = 60;

    private MailServer() {}

    /** The settings of a URL: {@code smtps} speaks TLS from the first byte, {@code smtp} where the server offers it. */
    static MailConfig of(URI url) {
        boolean tls = "smtps".equals(url.getScheme());
        int port = url.getPort() < 0 ? tls ? SMTPS_PORT : SMTP_PORT : url.getPort();
        MailConfig config = new MailConfig(url.getHost(), port)
                .setSsl(tls)
                .setStarttls(tls ? StartTLSOptions.DISABLED : StartTLSOptions.OPTIONAL)
                .setKeepAlive(false)
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(SILENT_SECONDS)
                .setHostnameVerificationAlgorithm("HTTPS");
        return url.getRawUserInfo() == null ? config : login(config, url.getRawUserInfo());
    }

    private static MailConfig login(MailConfig config, String userInfo) {
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        return config.setLogin(LoginOption.REQUIRED)
                .setUsername(decoded(user))
                .setPassword(colon < 0 ? "" : decoded(userInfo.substring(colon + 1)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
