package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** A file as a visitor's browser sends it, or as somebody does who means no good. */
record UploadedFile(String name, String type, String content) {
    private static final String BOUNDARY = "----switchboard";

    static UploadedFile text(String name, String content) {
        return new UploadedFile(name, "text/plain", content);
    }

    /** Sends it from another site; no token leaves the field out. */
    HttpResponse<String> send(RawClient client, int channelId, @Nullable String guestToken) {
        return client.send(request(client, "/im_livechat/cors/attachment/upload", channelId, guestToken));
    }

    /** Sends it from this server's own pages. */
    HttpResponse<String> sendSignedIn(RawClient client, int channelId, String cookie) {
        return client.send(
                request(client, "/mail/attachment/upload", channelId, null).header("Cookie", cookie));
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
        String part = "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n".formatted(BOUNDARY, head, value);
        form.writeBytes(part.getBytes(UTF_8));
    }

    /** The stored file of an answer. */
    static JsonObject stored(HttpResponse<String> answer) {
        return new JsonObject(answer.body())
                .getJsonObject("data")
                .getJsonArray("ir.attachment")
                .getJsonObject(0);
    }
}
