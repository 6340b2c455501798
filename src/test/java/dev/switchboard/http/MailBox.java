package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subethamail.wiser.Wiser;
import org.subethamail.wiser.WiserMessage;

/** A mail server (SubEtha SMTP) that can be out of reach; always at the same port. */
public final class MailBox implements AutoCloseable {
    private final int port = freePort();
    private @Nullable Wiser server;

    /** A mail as it came. */
    public record Mail(String receiver, String subject, String id, String text, String html) {

        private static Mail of(WiserMessage received) {
            try {
                MimeMessage message = received.getMimeMessage();
                Multipart parts = (Multipart) message.getContent();
                return new Mail(
                        received.getEnvelopeReceiver(),
                        message.getSubject(),
                        message.getMessageID(),
                        content(parts.getBodyPart(0), "text/plain"),
                        content(parts.getBodyPart(1), "text/html"));
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String content(BodyPart part, String type) throws MessagingException, IOException {
            if (!part.isMimeType(type)) {
                throw new IllegalStateException(part.getContentType() + " is not " + type);
            }
            return part.getContent().toString().replace("\r\n", "\n");
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    public String url() {
        return "smtp://127.0.0.1:" + port;
    }

    public void open() {
        Wiser opened = Wiser.port(port);
        opened.start();
        server = opened;
    }

    public List<Mail> all() {
        Wiser open = server;
        return open == null
                ? List.of()
                : open.getMessages().stream().map(Mail::of).toList();
    }

    /** The first mail that comes. */
    public Mail first() {
        await().atMost(30, SECONDS).until(() -> !all().isEmpty());
        return all().get(0);
    }

    @Override
    public void close() {
        Wiser open = server;
        if (open != null) {
            open.stop();
            server = null;
        }
    }
}
