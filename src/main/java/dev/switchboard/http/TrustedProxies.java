package dev.switchboard.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whose word on a client's address counts. A proxy appends to {@code X-Forwarded-For} who it spoke to, so the header is
 * read from its end: what a client wrote into it stands before that, and is nobody's word.
 */
public final class TrustedProxies {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final String FORWARDED = "X-Forwarded-For";

    private final List<Network> networks;

    /**
     * A range of addresses.
     *
     * @param prefix the first address, as 4 or 16 bytes
     * @param bits how many of its bits all addresses of the range share
     */
    private record Network(byte[] prefix, int bits) {
        boolean has(byte[] address) {
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

    private TrustedProxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
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
        byte[] prefix = bytes(slash < 0 ? word : word.substring(0, slash));
        String bits = slash < 0 ? String.valueOf(8 * prefix.length) : word.substring(slash + 1);
        if (prefix.length == 0 || !bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > 8 * prefix.length) {
            throw new IllegalArgumentException(word);
        }
        return new Network(prefix, Integer.parseInt(bits));
    }

    /** An address of text, none for anything else: names are not looked up. IPv4 within IPv6 is IPv4. */
    private static byte[] bytes(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? new byte[0] : InetAddress.getByAddress(bytes).getAddress();
        } catch (UnknownHostException e) {
            return new byte[0];
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
            if (!trusts(client) || bytes(next).length == 0) {
                return client;
            }
            client = next;
        }
        return client;
    }

    private boolean trusts(String address) {
        byte[] bytes = bytes(address);
        return networks.stream().anyMatch(network -> network.has(bytes));
    }
}
