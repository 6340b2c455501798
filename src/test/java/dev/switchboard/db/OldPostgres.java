package dev.switchboard.db;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A PostgreSQL that says it is version 12: it stands in front of a real one and changes the version it reports. */
public final class OldPostgres implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final DatabaseUrl real;

    public OldPostgres(DatabaseUrl real) throws IOException {
        this.real = real;
        threads.execute(this::serve);
    }

    public DatabaseUrl url() {
        return new DatabaseUrl(
                "127.0.0.1", listening.getLocalPort(), real.name(), real.user(), real.password(), real.sslMode());
    }

    private void serve() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(real.host(), real.port());
                threads.execute(() -> copy(client, server));
                threads.execute(() -> copy(server, client));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream input = from.getInputStream();
                OutputStream output = to.getOutputStream()) {
            byte[] buffer = new byte[65536];
            for (int size = input.read(buffer); size >= 0; size = input.read(buffer)) {
                output.write(aged(new String(buffer, 0, size, ISO_8859_1)).getBytes(ISO_8859_1));
            }
        } catch (IOException closed) {
            return;
        }
    }

    /** A version of the same length, because the message carries its length. */
    private static String aged(String bytes) {
        return bytes.replaceAll("server_version\0\\d\\d", "server_version\00012");
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
