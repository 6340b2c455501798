package dev.switchboard.methods;

import dev.switchboard.db.Model;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import dev.switchboard.visitor.UrlPattern;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule keeps: an expression that can be searched for, and one answer to when its chatbot answers, which 17.0 and
 * 18.0 say with a yes or no and 19.0 with a word.
 */
public final class LivechatRuleLifecycle implements Lifecycle {
    private static final String REGEX = "regex_url";
    private static final String ONLY_ALONE = "chatbot_only_if_no_operator";
    private static final String CONDITION = "chatbot_enabled_condition";
    private static final String ALONE = "only_if_no_operator";

    @Override
    public Future<Void> creating(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        values.forEach(LivechatRuleLifecycle::keep);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> writing(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        keep(values);
        return Future.succeededFuture();
    }

    private static void keep(Map<String, @Nullable Object> values) {
        if (values.get(REGEX) instanceof String regex) {
            UrlPattern.fault(regex).ifPresent(fault -> {
                throw new Refusal(
                        Refusal.Kind.VALIDATION_ERROR, "'%s' cannot be a rule's URL Regex: %s".formatted(regex, fault));
            });
        }
        if (values.containsKey(CONDITION)) {
            values.put(ONLY_ALONE, ALONE.equals(values.get(CONDITION)));
        } else if (values.containsKey(ONLY_ALONE)) {
            values.put(CONDITION, Python.truthy(values.get(ONLY_ALONE)) ? ALONE : "always");
        }
    }
}
