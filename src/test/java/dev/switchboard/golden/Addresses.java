package dev.switchboard.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites the ids and tokens in the path and query of a recorded request. */
final class Addresses {
    private static final Map<Pattern, String> IDS = Map.of(
            Pattern.compile("(?<=/im_livechat/(?:loader|support)/)\\d+"), "im_livechat.channel",
            Pattern.compile("(?<=/channel/)\\d+(?=/(?:image|attachment)/)"), "discuss.channel",
            Pattern.compile("(?<=/(?:image|attachment|content)/)\\d+"), "ir.attachment");
    private static final List<Pattern> TOKENS = List.of(
            Pattern.compile("(?<=[?&])(guest_token)=([^&]+)"), Pattern.compile("(?<=[?&])(access_token)=([^&]+)"));
    /** A record's model, and its id: in the path, or in the query in either order. */
    private static final List<Pattern> RECORDS = List.of(
            Pattern.compile("(/image/(?<model>[a-z.]+)/)(?<id>\\d+)"),
            Pattern.compile("([?&]model=(?<model>[a-z.]+)&.*id=)(?<id>\\d+)"),
            Pattern.compile("([?&]id=)(?<id>\\d+)(?=&model=(?<model>[a-z.]+))"));

    private final BinaryOperator<String> id;
    private final BinaryOperator<String> token;

    /**
     * Rewrites by a correspondence.
     *
     * @param id gives the id for a model and a recorded id
     * @param token gives the token for a name and a recorded token
     */
    Addresses(BinaryOperator<String> id, BinaryOperator<String> token) {
        this.id = id;
        this.token = token;
    }

    /** Path and query. */
    String translated(String recorded) {
        var path = recorded;
        for (var kind : IDS.entrySet()) {
            path = kind.getKey().matcher(path).replaceAll(found -> id.apply(kind.getValue(), found.group()));
        }
        for (var pattern : TOKENS) {
            path = pattern.matcher(path).replaceAll(this::token);
        }
        for (var pattern : RECORDS) {
            path = record(pattern.matcher(path));
        }
        return path;
    }

    private String record(Matcher path) {
        return path.replaceAll(found -> path.group(1) + id.apply(path.group("model"), path.group("id")));
    }

    private String token(MatchResult found) {
        var recorded = URLDecoder.decode(found.group(2), UTF_8);
        return found.group(1) + "=" + URLEncoder.encode(token.apply(found.group(1), recorded), UTF_8);
    }
}
