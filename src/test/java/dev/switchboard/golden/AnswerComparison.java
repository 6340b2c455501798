package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.golden.ModelCall.Way;
import java.util.ArrayList;
import java.util.List;

/** Compares a recorded HTTP answer with the actual one: status, headers, cookies, and the body as a client reads it. */
final class AnswerComparison {
    private static final int NO_CONTENT = 204;
    private static final int ERRORS = 400;

    private final Correspondence known;
    private final IntendedDifferences intended;
    private final OtherChannels otherChannels;

    AnswerComparison(Correspondence known, IntendedDifferences intended, OtherChannels otherChannels) {
        this.known = known;
        this.intended = intended;
        this.otherChannels = otherChannels;
    }

    /** Compares, and believes what it learns about ids, keys and cookies. */
    List<Difference> compare(Exchange exchange, Answer answer) {
        var differences = new ArrayList<Difference>();
        if (exchange.status() != answer.status()) {
            differences.add(new Difference("status", "" + exchange.status(), "" + answer.status()));
        }
        differences.addAll(HeaderComparison.compare(known, headers(exchange), answer.headers()));
        var recorded = body(exchange);
        if (!recorded.isMissingNode()) {
            var root = Place.of("", meaning(exchange));
            differences.addAll(Comparison.compare(known, root, recorded, answer.body(), Long.MAX_VALUE));
        }
        return differences;
    }

    /** Odoo gives even an empty body a type, which no client reads. */
    private static JsonNode headers(Exchange exchange) {
        var headers = (ObjectNode) exchange.responseHeaders().deepCopy();
        return exchange.status() == NO_CONTENT ? headers.without("content-type") : headers;
    }

    private static Meaning meaning(Exchange exchange) {
        var byKey = new Meaning.ByKey("", "", MissingNode.getInstance());
        return ModelCall.of(exchange)
                .map(call -> call.way() == Way.JSON_2 ? bare(exchange, call) : new Meaning.Enveloped(call.result()))
                .orElse(byKey);
    }

    /** A result without an envelope; what is refused says so instead. */
    private static Meaning bare(Exchange exchange, ModelCall call) {
        return exchange.status() < ERRORS ? call.result() : new Meaning.Plain();
    }

    /** The recorded body as far as a client reads it; missing when it is only a page or was cut. */
    private JsonNode body(Exchange exchange) {
        var body = exchange.response();
        if (body.has("$session_info")) {
            return body.path("$session_info");
        }
        if (EmbeddingPage.isRecorded(body)) {
            return EmbeddingPage.recorded(body);
        }
        if (body.isTextual()) {
            return Answer.of(body.asText());
        }
        return Cut.isValue(body) ? MissingNode.getInstance() : withoutOtherChannels(exchange, body);
    }

    private JsonNode withoutOtherChannels(Exchange exchange, JsonNode body) {
        var pruned = otherChannels.without(body);
        boolean isIntended = !pruned.equals(body)
                && intended.cover(exchange.position(), exchange.what(), IntendedDifferences.OTHER_CHANNELS);
        return isIntended ? pruned : body;
    }
}
