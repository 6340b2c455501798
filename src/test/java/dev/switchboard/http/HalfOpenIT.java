package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Connections that are opened and then held for nothing. */
class HalfOpenIT {
    private static final int SOCKETS = 10_000;

    /** What the test has open besides: classes, the database, its client. */
    private static final int OTHER_FILES = 1_000;

    private static final int ASKED = 40;

    /** How long a browser's user waits for an answer that comes out of the database; no measure of speed. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(1);
    private static final String HALF_A_HEAD = "POST /im_livechat/init HTTP/1.1\r\nHost: x\r\nX-";
    private static final String HALF_A_BODY = "POST /im_livechat/init HTTP/1.1\r\nHost: x\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"params";
    private static final List<String> KINDS = List.of("", HALF_A_HEAD, HALF_A_BODY);

    @Test
    void tenThousandOfThemLeaveTheOthersTheirAnswers(TestReporter reporter) throws IOException {
        int count = Math.min(SOCKETS, mostFiles() - OTHER_FILES);
        reporter.publishEntry("half-open sockets", String.valueOf(count));
        List<Socket> held = new ArrayList<>();
        try (ServerProcess server = Servers.start(TestDatabase.fresh())) {
            URI address = server.url();
            RawClient client = new RawClient(address);
            for (int i = 0; i < count; i++) {
                held.add(send(address, "127.0.1." + (1 + i % 250), KINDS.get(i % KINDS.size())));
            }

            for (int i = 0; i < ASKED; i++) {
                assertThat(client.send(client.request("/readyz").timeout(PATIENCE))
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(held.subList(count - ASKED, count)).noneMatch(HalfOpenIT::isEnded);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    private static int mostFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? Math.toIntExact(Math.min(system.getMaxFileDescriptorCount(), Integer.MAX_VALUE))
                : SOCKETS;
    }

    private static boolean isEnded(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aConnectionWithoutAWholeRequestIsClosedAlsoIfItSendsAByteNowAndThen() throws IOException {
        Vertx vertx = Vertx.vertx();
        try {
            URI server = limited(vertx);
            try (Socket silent = send(server, "127.0.0.1", "");
                    Socket slow = send(server, "127.0.0.1", HALF_A_HEAD);
                    Socket half = send(server, "127.0.0.1", HALF_A_BODY)) {
                assertThat(isClosed(silent)).isTrue();
                assertThat(isClosed(slow)).isTrue();
                assertThat(isClosed(half)).isTrue();
            }
        } finally {
            vertx.close().await();
        }
    }

    /** A server whose requests end with their body, and which has little patience. */
    private static URI limited(Vertx vertx) {
        Limited server = new Limited();
        vertx.deployVerticle(server).await();
        return URI.create("http://127.0.0.1:" + server.port);
    }

    private static final class Limited extends VerticleBase {
        private final Connections connections = new Connections(SHORT, LONG);
        private int port;

        @Override
        public Future<?> start() {
            connections.start(vertx);
            return listen().onSuccess(server -> port = server.actualPort());
        }

        private Future<HttpServer> listen() {
            Router router = Router.router(vertx);
            router.route().handler(connections::use);
            router.route().handler(context -> context.request().body().onSuccess(body -> Ending.now(context.end())));
            return vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                    .connectionHandler(connections::opened)
                    .requestHandler(router)
                    .listen(0, "127.0.0.1");
        }
    }

    private static Socket send(URI server, String from, String text) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Sends a byte whenever nothing comes, until the other side has had enough. */
    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(50);
        for (int i = 0; i < 100; i++) {
            try {
                return socket.getInputStream().read() < 0;
            } catch (SocketTimeoutException e) {
                socket.getOutputStream().write('a');
            } catch (IOException e) {
                return true;
            }
        }
        return false;
    }
}
