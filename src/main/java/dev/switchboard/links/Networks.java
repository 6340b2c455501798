package dev.switchboard.links;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ranges of addresses. */
public record Networks(List<Network> ranges) {
    private static final Pattern COMMA = Pattern.compile(",");

    /**
     * A range of addresses.
     *
     * @param first its first address
     * @param bits how many bits all its addresses share with that
     */
    public record Network(InetAddress first, int bits) {

        private boolean has(byte[] address) {
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

    /** No address at all. */
    public static Networks none() {
        return new Networks(List.of());
    }

    /**
     * Reads a list.
     *
     * @param text addresses and ranges, such as {@code 127.0.0.1,10.0.0.0/8,fd00::/8}
     * @throws IllegalArgumentException with the word that is neither
     */
    public static Networks parse(String text) {
        return new Networks(COMMA.splitAsStream(text)
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(Networks::network)
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
    public static Optional<InetAddress> address(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether an address is in one of them. */
    public boolean have(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ranges.stream().anyMatch(range -> range.has(bytes));
    }
}
