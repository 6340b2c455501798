package dev.switchboard.methods;

import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.files.Digest;
import dev.switchboard.files.FileType;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files carry what follows from their bytes, and hang only on records that their owner may change. */
public final class AttachmentLifecycle implements Lifecycle {
    private static final List<String> BYTES = List.of("datas", "raw", "db_datas");
    private static final List<String> COMPUTED = List.of("checksum", "file_size", "access_token");

    @Override
    public Future<Void> creating(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        Future<Void> ready = Future.succeededFuture();
        for (Map<String, @Nullable Object> each : values) {
            describe(each);
            each.put("mimetype", type(records, each.get("mimetype"), each.get("name")));
            ready = ready.compose(
                    before -> Reach.document(records, each.get("res_model"), each.get("res_id"), Operation.WRITE));
        }
        return ready;
    }

    private static String type(Records records, @Nullable Object given, @Nullable Object name) {
        String type = Python.truthy(given) ? String.valueOf(given) : FileType.byName(String.valueOf(name));
        return FileType.harmless(
                type, records.env().isUnrestricted() || records.env().user().system());
    }

    /** Of the three names for the bytes one is stored; what follows from them is nobody's to say. */
    private static void describe(Map<String, @Nullable Object> values) {
        COMPUTED.forEach(values::remove);
        Optional<String> given = BYTES.stream().filter(values::containsKey).findFirst();
        if (given.isEmpty()) {
            return;
        }
        Object encoded = values.get(given.get());
        BYTES.forEach(values::remove);
        byte[] bytes = decode(encoded);
        values.put("datas", bytes.length == 0 ? false : Base64.getEncoder().encodeToString(bytes));
        values.put("file_size", bytes.length);
        values.put("checksum", Digest.of(bytes).sha1());
    }

    private static byte[] decode(@Nullable Object encoded) {
        if (!Python.truthy(encoded)) {
            return new byte[0];
        }
        try {
            return Base64.getMimeDecoder().decode(String.valueOf(encoded).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.USER_ERROR, "Attachment is not encoded in base64.");
        }
    }

    @Override
    public Future<Void> writing(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        describe(values);
        if (values.containsKey("mimetype")) {
            values.put("mimetype", type(records, values.get("mimetype"), null));
        }
        if (!values.containsKey("res_model") && !values.containsKey("res_id")) {
            return Future.succeededFuture();
        }
        return records.unrestricted()
                .read(model, ids, List.of(model.field("res_model"), model.field("res_id")))
                .compose(found -> {
                    Future<Void> checked = Future.succeededFuture();
                    for (var file : found) {
                        Object place =
                                values.getOrDefault("res_model", file.values().get("res_model"));
                        Object id = values.getOrDefault("res_id", file.values().get("res_id"));
                        checked = checked.compose(before -> Reach.document(records, place, id, Operation.WRITE));
                    }
                    return checked;
                });
    }
}
