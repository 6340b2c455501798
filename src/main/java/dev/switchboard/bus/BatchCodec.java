package dev.switchboard.bus;

import dev.switchboard.dialect.EventJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** How a batch crosses the event bus: as it is within a node, as JSON between nodes. */
final class BatchCodec implements MessageCodec<Batch, Batch> {
    private static final int LENGTH_BYTES = 4;

    @Override
    public void encodeToWire(Buffer wire, Batch batch) {
        Buffer json =
                new JsonArray(batch.notices().stream().map(BatchCodec::encode).toList()).toBuffer();
        wire.appendInt(json.length()).appendBuffer(json);
    }

    @Override
    public Batch decodeFromWire(int position, Buffer wire) {
        int start = position + LENGTH_BYTES;
        JsonArray notices = new JsonArray(wire.getBuffer(start, start + wire.getInt(position)));
        return new Batch(notices.stream()
                .map(JsonObject.class::cast)
                .map(BatchCodec::decode)
                .toList());
    }

    private static JsonObject encode(Notice notice) {
        return JsonObject.of(
                "id", notice.id(),
                "topic", notice.topic(),
                "event", EventJson.write(notice.event()),
                "joining", new JsonArray(notice.joining()));
    }

    private static Notice decode(JsonObject json) {
        List<String> joining =
                json.getJsonArray("joining").stream().map(String.class::cast).toList();
        return new Notice(
                json.getLong("id"),
                new Announcement(json.getString("topic"), EventJson.read(json.getString("event")), joining));
    }

    @Override
    public Batch transform(Batch batch) {
        return batch;
    }

    @Override
    public String name() {
        return "switchboard-batch";
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
