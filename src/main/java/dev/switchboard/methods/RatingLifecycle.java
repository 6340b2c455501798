package dev.switchboard.methods;

import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import dev.switchboard.records.Writes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rating is between 0 and 5, counts for the live chat channel of its conversation, and takes its message with it. */
public final class RatingLifecycle implements Lifecycle {
    private static final String CONVERSATION = "discuss.channel";
    private static final String CHANNEL = "livechat_channel_id";
    private static final double MOST = 5;

    @Override
    public Future<Void> given(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        return Writes.eachInTurn(values, each -> complete(records, each)).mapEmpty();
    }

    @Override
    public Future<Void> writing(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        return complete(records, values);
    }

    private static Future<Void> complete(Records records, Map<String, @Nullable Object> values) {
        if (values.get("rating") instanceof Number rating
                && (rating.doubleValue() < 0 || rating.doubleValue() > MOST)) {
            throw new Refusal(Refusal.Kind.ASSERTION_ERROR, "");
        }
        return name(records, values, "res_model")
                .compose(done -> name(records, values, "parent_res_model"))
                .compose(done -> parent(records, values));
    }

    /** Models are written as records of ir.model and stored by their names. */
    private static Future<Void> name(Records records, Map<String, @Nullable Object> values, String field) {
        if (!(values.get(field + "_id") instanceof Integer id)) {
            return Future.succeededFuture();
        }
        Model models = records.model("ir.model");
        return records.unrestricted()
                .one(models, id, List.of(models.field("model")))
                .map(found -> values.put(field, found.values().get("model")))
                .mapEmpty();
    }

    private static Future<Void> parent(Records records, Map<String, @Nullable Object> values) {
        boolean ofConversation = Python.truthy(values.get("res_model_id"))
                && CONVERSATION.equals(values.get("res_model"))
                && values.get("res_id") instanceof Integer;
        if (!ofConversation) {
            return Future.succeededFuture();
        }
        Model conversations = records.model(CONVERSATION);
        List<Integer> rated = List.of((Integer) values.get("res_id"));
        return records.unrestricted()
                .read(conversations, rated, List.of(conversations.field(CHANNEL)))
                .map(found -> {
                    found.forEach(conversation -> parent(conversation, values));
                    return null;
                });
    }

    private static void parent(Rows.Values conversation, Map<String, @Nullable Object> values) {
        conversation.pointed(CHANNEL).ifPresent(channel -> {
            values.put("parent_res_model", "im_livechat.channel");
            values.put("parent_res_id", channel);
        });
    }

    @Override
    public Future<Void> unlinking(Records records, Model model, List<Integer> ids) {
        Model messages = records.model("mail.message");
        JsonArray ofRatings = JsonArray.of(JsonArray.of("rating_ids", "in", new JsonArray(ids)));
        Records server = records.unrestricted();
        return server.search(messages, server.domain(messages, ofRatings))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : server.writes().unlink(messages, found));
    }
}
