package dev.switchboard.methods;

import dev.switchboard.model.Refusal;
import dev.switchboard.records.Lifecycle;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Satisfied visitors are sent to a web page or nowhere. */
public final class LivechatChannelLifecycle implements Lifecycle {
    private static final Pattern WEB_PAGE =
            Pattern.compile("https?://[^/?#].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Override
    public void check(Map<String, @Nullable Object> values) {
        if (values.get("review_link") instanceof String link
                && !link.isEmpty()
                && !WEB_PAGE.matcher(link).matches()) {
            throw new Refusal(
                    Refusal.Kind.VALIDATION_ERROR,
                    "Invalid URL '%s'. The Review Link must start with 'http://' or 'https://'.".formatted(link));
        }
    }
}
