package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Plays recordings against a running server, one after the other: what a recorded client did is done again, in order,
 * and not before what was recorded up to then has arrived. Sockets, sessions and ids last from one recording to the
 * next, as they did when they were recorded.
 */
final class Replay implements AutoCloseable {
    /** A frame that was recorded so shortly before an answer may well be its consequence. */
    private static final long SAME_MOMENT_MS = 50;

    private static final int NO_CONTENT = 204;

    private final URI server;
    private final String database;
    private final IntendedDifferences intended;
    private final OtherChannels otherChannels;
    private final Correspondence known;
    private final BusIds busIds = new BusIds();
    private final Translation translation;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpReplay http;
    private final Map<Integer, ReplayedSocket> sockets = new TreeMap<>();

    /**
     * A replay that has not begun.
     *
     * @param server the server's public address
     * @param database the name that its clients give when they sign in
     * @param recordings all that will be played
     * @param intended differences that are none
     * @param known ids that the set-up already knows
     */
    Replay(
            URI server,
            String database,
            List<Recording> recordings,
            IntendedDifferences intended,
            Correspondence known) {
        this.server = server;
        this.database = database;
        this.intended = intended;
        this.known = known;
        otherChannels = new OtherChannels(recordings);
        translation = new Translation(known, busIds);
        http = new HttpReplay(client, server, translation);
        recordings.stream()
                .flatMap(recording -> recording.serverUrl().stream())
                .distinct()
                .forEach(url -> known.bind("url", url, server.toString()));
    }

    /** Plays one recording; returns what differs and is not intended. */
    List<Finding> play(Recording recording) {
        var findings = new ArrayList<Finding>();
        for (var exchange : recording.exchanges()) {
            switch (exchange.line().path("kind").asText()) {
                case "mark", "ws_ping" -> {}
                case "http" -> findings.addAll(http(recording, exchange));
                case "ws_open" -> open(recording, exchange);
                case "ws_send" -> findings.addAll(send(recording, exchange));
                case "ws_recv" -> expect(exchange);
                default -> throw new IllegalStateException("cannot replay " + exchange);
            }
        }
        sockets.forEach((number, socket) -> findings.addAll(finish(recording, number, socket)));
        busIds.holes().forEach(hole -> findings.add(new Finding(recording.name(), recording.name(), "ws_recv", hole)));
        return findings.stream().filter(this::isUnintended).toList();
    }

    private boolean isUnintended(Finding finding) {
        return !intended.cover(
                finding.recording(), finding.what(), finding.difference().path());
    }

    private List<Finding> http(Recording recording, Exchange exchange) {
        if (NotReplayed.reason(exchange).isPresent()) {
            return List.of();
        }
        catchUp(recording, exchange.at() - SAME_MOMENT_MS);
        var differences = isSignInForm(exchange) ? signIn(exchange) : compare(exchange, http.send(exchange));
        return differences.stream()
                .map(difference -> Finding.of(exchange, difference))
                .toList();
    }

    private List<Difference> compare(Exchange exchange, Answer answer) {
        var differences = new ArrayList<Difference>();
        if (exchange.status() != answer.status()) {
            differences.add(new Difference("status", "" + exchange.status(), "" + answer.status()));
        }
        differences.addAll(HeaderComparison.compare(known, headers(exchange), answer.headers()));
        var recorded = comparable(exchange);
        if (!recorded.isMissingNode()) {
            var root = Place.root("", "");
            differences.addAll(Comparison.compare(known, root, recorded, answer.body(), Long.MAX_VALUE));
        }
        return differences;
    }

    /** Odoo gives even an empty body a type, which no client reads. */
    private static JsonNode headers(Exchange exchange) {
        var headers = (ObjectNode) exchange.responseHeaders().deepCopy();
        return exchange.status() == NO_CONTENT ? headers.without("content-type") : headers;
    }

    /** The recorded body as far as a client reads it: JSON, or what a loader says. */
    private JsonNode comparable(Exchange exchange) {
        var body = exchange.response();
        if (body.has("$session_info")) {
            return body.path("$session_info");
        }
        if (SessionInfo.isIn(body.asText())) {
            return SessionInfo.parse(body.asText());
        }
        return body.has("jsonrpc") ? withoutOtherChannels(exchange, body) : JsonNodeFactory.instance.missingNode();
    }

    private JsonNode withoutOtherChannels(Exchange exchange, JsonNode body) {
        var pruned = otherChannels.without(body);
        return !pruned.equals(body) && covers(exchange, IntendedDifferences.OTHER_CHANNELS) ? pruned : body;
    }

    private boolean covers(Exchange exchange, String path) {
        return intended.cover(exchange.position(), exchange.what(), path);
    }

    private static boolean isSignInForm(Exchange exchange) {
        return exchange.what().equals("POST /web/login");
    }

    /** Signs in over JSON where the recorded person used Odoo's page: the cookie is what counts. */
    private List<Difference> signIn(Exchange exchange) {
        var form = Arrays.stream(exchange.request().asText().split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> decode(field[1])));
        var params = JsonNodeFactory.instance.objectNode().put("db", database);
        params.put("login", Objects.requireNonNull(form.get("login")));
        params.put("password", Objects.requireNonNull(form.get("password")));
        var answer = http.call("/web/session/authenticate", params);
        return HeaderComparison.compareCookies(known, exchange.responseHeaders(), answer.headers());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void open(Recording recording, Exchange exchange) {
        catchUp(recording, exchange.at());
        var uri = URI.create(server.toString().replaceFirst("^http", "ws") + exchange.path());
        var headers = http.headers(exchange);
        sockets.put(exchange.socket(), new ReplayedSocket(new SocketClient(client, uri, headers)));
    }

    private List<Finding> send(Recording recording, Exchange exchange) {
        catchUp(recording, exchange.at());
        boolean isOpen = socket(exchange).client().send(translation.json(exchange.frame(), ""));
        var closed = new Difference("socket " + exchange.socket(), "open", "closed by the server");
        return isOpen ? List.of() : List.of(Finding.of(exchange, closed));
    }

    private ReplayedSocket socket(Exchange exchange) {
        return Objects.requireNonNull(sockets.get(exchange.socket()), exchange::toString);
    }

    private void expect(Exchange exchange) {
        Notification.in(exchange.frame())
                .map(notification -> new Expectation(exchange, notification))
                .filter(expectation -> !isIntendedlyAbsent(expectation))
                .forEach(socket(exchange)::expect);
    }

    private boolean isIntendedlyAbsent(Expectation expectation) {
        var position = expectation.exchange().position();
        return intended.cover(position, expectation.what(), IntendedDifferences.NOTIFICATION)
                || (otherChannels.isAllOf(expectation.notification())
                        && intended.cover(position, expectation.what(), IntendedDifferences.OTHER_CHANNELS));
    }

    /** Waits for what was recorded up to a moment, and takes ids from it. */
    private void catchUp(Recording recording, long moment) {
        sockets.forEach((number, socket) -> {
            socket.awaitUntil(moment);
            comparison(recording, number).learn(socket.sorted(), socket.arrived());
        });
    }

    private List<Finding> finish(Recording recording, int number, ReplayedSocket socket) {
        socket.awaitEnd();
        var findings = comparison(recording, number).compare(socket.sorted(), socket.arrived());
        socket.beginAnew();
        return findings;
    }

    private FrameComparison comparison(Recording recording, int number) {
        return new FrameComparison(recording.name(), number, known, busIds);
    }

    @Override
    public void close() {
        sockets.values().forEach(ReplayedSocket::close);
    }
}
