package dev.switchboard.methods;

import dev.switchboard.db.Model;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Records;
import dev.switchboard.visitor.UrlPattern;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule keeps: an expression that can be searched for, and one answer to when its chatbot answers, which 17.0 and
 * 18.0 say with a yes or no and 19.0 with a word. A no where it is no already leaves 19.0's word as it is.
 */
public final class LivechatRuleLifecycle implements Lifecycle {
    private static final String REGEX = "regex_url";
    private static final String FLAG = "chatbot_only_if_no_operator";
    private static final String WORD = "chatbot_enabled_condition";
    private static final String FROM_WORD = """
            UPDATE im_livechat_channel_rule
            SET chatbot_only_if_no_operator = (chatbot_enabled_condition = 'only_if_no_operator') WHERE id = ANY($1)""";
    private static final String FROM_FLAG = """
            UPDATE im_livechat_channel_rule
            SET chatbot_enabled_condition = CASE WHEN chatbot_only_if_no_operator THEN 'only_if_no_operator' ELSE 'always' END
            WHERE id = ANY($1)
              AND chatbot_only_if_no_operator != (chatbot_enabled_condition = 'only_if_no_operator')""";

    private static final String COPY_WORD = """
            UPDATE im_livechat_channel_rule copy SET chatbot_enabled_condition = original.chatbot_enabled_condition
            FROM im_livechat_channel_rule original
            WHERE original.id = $1 AND copy.id = $2 AND original.chatbot_enabled_condition = 'only_if_operator'
              AND copy.chatbot_enabled_condition = 'always'""";

    @Override
    public void check(Map<String, @Nullable Object> values) {
        if (values.get(REGEX) instanceof String regex) {
            UrlPattern.fault(regex).ifPresent(fault -> {
                throw new Refusal(
                        Refusal.Kind.VALIDATION_ERROR, "'%s' cannot be a rule's URL Regex: %s".formatted(regex, fault));
            });
        }
    }

    @Override
    public Future<Void> created(
            Records records, Model model, List<Integer> ids, List<Map<String, @Nullable Object>> values) {
        return kept(records, ids, model.find(WORD).isPresent() ? FROM_WORD : FROM_FLAG);
    }

    @Override
    public Future<Void> written(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        if (values.containsKey(WORD)) {
            return kept(records, ids, FROM_WORD);
        }
        return values.containsKey(FLAG) ? kept(records, ids, FROM_FLAG) : Future.succeededFuture();
    }

    /** A copy has 19.0's third word also where a series makes it that does not know it. */
    @Override
    public Future<Void> copied(Records records, Model model, int original, int copy) {
        return model.find(WORD).isPresent()
                ? Future.succeededFuture()
                : records.env().sql().run(COPY_WORD, original, copy).mapEmpty();
    }

    private static Future<Void> kept(Records records, List<Integer> ids, String statement) {
        return records.env()
                .sql()
                .run(statement, (Object) ids.toArray(Integer[]::new))
                .mapEmpty();
    }
}
