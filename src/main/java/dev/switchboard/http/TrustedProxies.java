package dev.switchboard.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose word on a client's address counts. A proxy appends to {@code X-Forwarded-For} who it spoke to, so the header is
 * read from its end: what a client wrote into it stands before that, and is nobody's word.
 *
 * @param networks where proxies are that tell the truth
 */
public record TrustedProxies(List<Network> networks) {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final String FORWARDED = "X-Forwarded-For";

    /**
     * A range of addresses.
     *
     * @param first its first address
     * @param bits how many bits all its addresses share with that
     */
    public record Network(InetAddress first, int bits) {
        boolean has(byte[] address) {
            byte[] prefix = first.getAddress();
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Trusts nobody: a client is who opened the connection. */
    public static TrustedProxies none() {
        return new TrustedProxies(List.of());
    }

    /**
     * Reads a list.
     *
     * @param text addresses and ranges, such as {@code 127.0.0.1,10.0.0.0/8,fd00::/8}
     * @throws IllegalArgumentException with the word that is neither
     */
    public static TrustedProxies parse(String text) {
        return new TrustedProxies(COMMA.splitAsStream(text)
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(TrustedProxies::network)
                .toList());
    }

    private static Network network(String word) {
        int slash = word.indexOf('/');
        Optional<InetAddress> first = address(slash < 0 ? word : word.substring(0, slash));
        int most = first.map(address -> 8 * address.getAddress().length).orElse(-1);
        String bits = slash < 0 ? String.valueOf(most) : word.substring(slash + 1);
        if (!bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > most) {
            throw new IllegalArgumentException(word);
        }
        return new Network(first.orElseThrow(), Integer.parseInt(bits));
    }

    /** An address, and nothing for a name: names are not looked up. IPv4 within IPv6 is IPv4. */
    private static Optional<InetAddress> address(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
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
            if (!trusts(client) || address(next).isEmpty()) {
                return client;
            }
            client = next;
        }
        return client;
    }

    private boolean trusts(String text) {
        return address(text)
                .map(InetAddress::getAddress)
                .filter(bytes -> networks.stream().anyMatch(network -> network.has(bytes)))
                .isPresent();
    }
}
