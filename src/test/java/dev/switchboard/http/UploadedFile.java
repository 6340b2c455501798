package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** A file as a visitor's browser sends it, or as somebody does who means no good. */
record UploadedFile(String name, String type, Buffer content) {
    private static final String BOUNDARY = "----switchboard";

    UploadedFile(String name, String type, String content) {
        this(name, type, Buffer.buffer(content));
    }

    static UploadedFile bytes(String name, byte[] content) {
        return new UploadedFile(name, "image/png", Buffer.buffer(content));
    }

    static UploadedFile text(String name, String content) {
        return new UploadedFile(name, "text/plain", content);
    }

    /** Sends it from another site; no token leaves the field out. */
    HttpResponse<String> send(RawClient client, int channelId, @Nullable String guestToken, String... headers) {
        return send(client, request(client, "/im_livechat/cors/attachment/upload", channelId, guestToken), headers);
    }

    private static HttpResponse<String> send(RawClient client, HttpRequest.Builder request, String... headers) {
        return client.send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends it by cookie, as this server's own pages do; more headers may say that another page did. */
    HttpResponse<String> sendSignedIn(RawClient client, int channelId, String cookie, String... headers) {
        HttpRequest.Builder request =
                request(client, "/mail/attachment/upload", channelId, null).header("Cookie", cookie);
        return send(client, request, headers);
    }

    private HttpRequest.Builder request(RawClient client, String path, int channelId, @Nullable String guestToken) {
        return client.request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form(channelId, guestToken)));
    }

    private byte[] form(int channelId, @Nullable String guestToken) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        field(form, "name=\"ufile\"; filename=\"" + name + "\"\r\nContent-Type: " + type, content);
        field(form, "name=\"thread_id\"", String.valueOf(channelId));
        field(form, "name=\"thread_model\"", "discuss.channel");
        field(form, "name=\"is_pending\"", "true");
        if (guestToken != null) {
            field(form, "name=\"guest_token\"", guestToken);
        }
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return form.toByteArray();
    }

    private static void field(ByteArrayOutputStream form, String head, String value) {
        field(form, head, Buffer.buffer(value));
    }

    private static void field(ByteArrayOutputStream form, String head, Buffer value) {
        form.writeBytes("--%s\r\nContent-Disposition: form-data; %s\r\n\r\n"
                .formatted(BOUNDARY, head)
                .getBytes(UTF_8));
        form.writeBytes(value.getBytes());
        form.writeBytes("\r\n".getBytes(UTF_8));
    }

    /** The stored file of an answer. */
    static JsonObject stored(HttpResponse<String> answer) {
        return new JsonObject(answer.body())
                .getJsonObject("data")
                .getJsonArray("ir.attachment")
                .getJsonObject(0);
    }
}
