package dev.switchboard.golden;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String ROOT_VERSION = "18.0-2";

    private final URI server;
    private final State state;
    private final IntendedDifferences intended;
    private final OtherChannels otherChannels;
    private final Correspondence known;
    private final BusIds busIds = new BusIds();
    private final Translation translation;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpReplay http;
    private final AnswerComparison answers;
    private final Map<Integer, ReplayedSocket> sockets = new TreeMap<>();
    private final List<SocketClient> online = new ArrayList<>();
    private final Departure departure = new Departure();

    /**
     * A replay that has not begun: whoever was signed in is, and what was open is open.
     *
     * @param server the server's public address, with the prefix of the series
     * @param state what was there before the first recording
     * @param recordings all that will be played
     * @param intended differences that are none
     * @param known ids that the state already knows
     */
    Replay(URI server, State state, List<Recording> recordings, IntendedDifferences intended, Correspondence known) {
        this.server = server;
        this.state = state;
        this.intended = intended;
        this.known = known;
        otherChannels = new OtherChannels(recordings);
        answers = new AnswerComparison(known, intended, otherChannels);
        translation = new Translation(
                known,
                busIds,
                (model, field) -> intended.isLeftOut(recordings.get(0).series(), model, field));
        http = new HttpReplay(client, server, translation);
        recordings.stream()
                .flatMap(recording -> recording.addresses().stream())
                .forEach(address -> known.alias("url", address, server.toString()));
        state.sessions()
                .forEach(sessions -> sessions.properties().forEach(each -> begin(each.getKey(), each.getValue())));
        state.online().forEach(this::goOnline);
        state.sockets().properties().forEach(each -> begin(Integer.parseInt(each.getKey()), each.getValue()));
    }

    /** Signs in whoever was signed in before. */
    private void begin(String session, JsonNode who) {
        var params = ((ObjectNode) who.deepCopy()).put("db", state.database());
        var given = HeaderComparison.givenSession(
                http.call("/web/session/authenticate", params, Map.of()).headers());
        known.bind("session_id", session, given.orElseThrow(() -> new IllegalStateException("cannot sign in " + who)));
    }

    private void arrive(String position) {
        var who = state.arrival(position);
        if (who.isObject()) {
            begin(position, who);
            goOnline(position);
        }
    }

    /** Opens a socket at the root, where every server speaks some series: presence is the same in all of them. */
    private void goOnline(String session) {
        var root = server.resolve("/websocket?version=" + ROOT_VERSION);
        var socket =
                new SocketClient(client, URI.create(root.toString().replaceFirst("^http", "ws")), handshake(session));
        var subscribe = JsonNodeFactory.instance.objectNode().put("event_name", "subscribe");
        subscribe.putObject("data").put("last", 0).putArray("channels");
        var presence = JsonNodeFactory.instance.objectNode().put("event_name", "update_presence");
        presence.putObject("data").put("inactivity_period", 0).putObject("im_status_ids_by_model");
        online.add(socket);
        if (!socket.send(subscribe) || !socket.send(presence)) {
            throw new IllegalStateException("the server closed the socket of session " + session);
        }
        await().atMost(PATIENCE).until(() -> imStatus(session).equals("online"));
    }

    private String imStatus(String session) {
        var headers = handshake(session);
        var uid = http.call("/web/session/get_session_info", JsonNodeFactory.instance.objectNode(), headers)
                .body()
                .at("/result/uid");
        var read =
                JsonNodeFactory.instance.objectNode().put("model", "res.users").put("method", "read");
        read.putArray("args").add(uid).addArray().add("im_status");
        read.putObject("kwargs");
        return http.call("/web/dataset/call_kw/res.users/read", read, headers)
                .body()
                .at("/result/0/im_status")
                .asText();
    }

    private Map<String, String> handshake(String session) {
        var headers = new TreeMap<>(Map.of("origin", server.resolve("/").toString()));
        translation.cookies("session_id=" + session).ifPresent(cookie -> headers.put("cookie", cookie));
        return headers;
    }

    /** Opens a socket that was open before; what it hears at once is no part of a recording. */
    private void begin(int number, JsonNode socket) {
        open(
                number,
                socket.path("path").asText(),
                handshake(socket.path("session").asText()));
        var opened = Objects.requireNonNull(sockets.get(number));
        for (var frame : socket.path("frames")) {
            if (!opened.client().send(translation.json(frame, ""))) {
                throw new IllegalStateException("the server closed " + socket);
            }
        }
        opened.awaitEnd();
        opened.beginAnew();
    }

    /** Plays one recording; returns what differs and is not intended. */
    List<Finding> play(Recording recording) {
        var findings = new ArrayList<Finding>();
        for (var exchange : recording.exchanges()) {
            arrive(exchange.position());
            if (NotReplayed.reason(exchange).isPresent()) {
                continue;
            }
            switch (exchange.line().path("kind").asText()) {
                case "mark", "ws_ping" -> {}
                case "http" -> findings.addAll(http(recording, exchange));
                case "ws_open" -> open(recording, exchange);
                case "ws_send" -> findings.addAll(send(recording, exchange));
                case "ws_recv" -> expect(exchange);
                case "ws_close" -> close(exchange);
                default -> throw new IllegalStateException("cannot replay " + exchange);
            }
        }
        sockets.forEach((number, socket) -> findings.addAll(finish(recording, number, socket)));
        busIds.holes().forEach(hole -> findings.add(new Finding(recording.name(), recording.name(), "ws_recv", hole)));
        return findings.stream().filter(this::isUnintended).toList();
    }

    private boolean isUnintended(Finding finding) {
        return !intended.cover(finding.recording(), finding.what(), finding.difference());
    }

    private List<Finding> http(Recording recording, Exchange exchange) {
        catchUp(recording, exchange.at() - SAME_MOMENT_MS);
        departure.awaitBefore(exchange);
        var differences = isSignInForm(exchange) ? signIn(exchange) : answers.compare(exchange, http.send(exchange));
        renewSession(exchange);
        return differences.stream()
                .map(difference -> Finding.of(exchange, difference))
                .toList();
    }

    private static boolean isSignInForm(Exchange exchange) {
        return exchange.what().equals("POST /web/login");
    }

    /** Signs in over JSON where the recorded person used Odoo's page: the cookie is what counts. */
    private List<Difference> signIn(Exchange exchange) {
        var form = Arrays.stream(exchange.request().asText().split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> decode(field[1])));
        var params = JsonNodeFactory.instance.objectNode().put("db", state.database());
        params.put("login", Objects.requireNonNull(form.get("login")));
        params.put("password", Objects.requireNonNull(form.get("password")));
        var answer = http.call("/web/session/authenticate", params, Map.of());
        return HeaderComparison.compareCookies(known, exchange.responseHeaders(), answer.headers());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void open(Recording recording, Exchange exchange) {
        catchUp(recording, exchange.at());
        open(exchange.socket(), exchange.path(), http.headers(exchange));
    }

    private void open(int number, String path, Map<String, String> headers) {
        var uri = URI.create(server.toString().replaceFirst("^http", "ws") + path);
        sockets.put(number, new ReplayedSocket(new SocketClient(client, uri, headers)));
    }

    /** What a client closed is closed; what the server closed, or a socket that nobody opened here, is left alone. */
    private void close(Exchange exchange) {
        var socket = sockets.get(exchange.socket());
        if (socket != null && exchange.line().path("by").asText().equals("client")) {
            socket.awaitUntil(exchange.at()); // the recorded client heard it before it went
            socket.close();
            departure.happens(exchange);
        }
    }

    /** Odoo hands out a new session id now and then; the session that is meant stays the same one here. */
    private void renewSession(Exchange exchange) {
        var before = HeaderComparison.sentSession(exchange.requestHeaders());
        var after = HeaderComparison.givenSession(exchange.responseHeaders());
        before.flatMap(id -> known.actual("session_id", id))
                .ifPresent(actual -> after.filter(
                                id -> known.actual("session_id", id).isEmpty())
                        .ifPresent(id -> known.alias("session_id", id, actual)));
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
        return new FrameComparison(recording.name(), number, known, busIds, this::isUnintended);
    }

    @Override
    public void close() {
        sockets.values().forEach(ReplayedSocket::close);
        online.forEach(SocketClient::close);
    }
}
