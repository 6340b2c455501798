package dev.switchboard.http;

import dev.switchboard.links.Networks;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whose word on a client's address counts. A proxy appends to {@code X-Forwarded-For} who it spoke to, so the header is
 * read from its end: what a client wrote into it stands before that, and is nobody's word.
 *
 * @param networks where proxies are that tell the truth
 */
public record TrustedProxies(Networks networks) {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final String FORWARDED = "X-Forwarded-For";

    /** Trusts nobody: a client is who opened the connection. */
    public static TrustedProxies none() {
        return new TrustedProxies(Networks.none());
    }

    /**
     * Reads a list.
     *
     * @param text addresses and ranges, such as {@code 127.0.0.1,10.0.0.0/8,fd00::/8}
     * @throws IllegalArgumentException with the word that is neither
     */
    public static TrustedProxies parse(String text) {
        return new TrustedProxies(Networks.parse(text));
    }

    /** The address of the client behind a request: the nearest one that is no trusted proxy. */
    String clientOf(HttpServerRequest request) {
        return client(request.remoteAddress().hostAddress(), request.headers().getAll(FORWARDED));
    }

    /**
     * The nearest address that is no trusted proxy.
     *
     * @param peer who opened the connection
     * @param forwarded the values of {@code X-Forwarded-For}, in their order
     */
    String client(String peer, List<String> forwarded) {
        List<String> way = new ArrayList<>();
        forwarded.forEach(value -> COMMA.splitAsStream(value).map(String::strip).forEach(way::add));
        Collections.reverse(way);
        String client = peer;
        for (String next : way) {
            if (!trusts(client) || Networks.address(next).isEmpty()) {
                return client;
            }
            client = next;
        }
        return client;
    }

    private boolean trusts(String text) {
        return Networks.address(text).filter(networks::have).isPresent();
    }
}
