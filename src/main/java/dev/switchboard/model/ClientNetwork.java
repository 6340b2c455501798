package dev.switchboard.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What of a client's address limits are counted for: of IPv6 the network, within which addresses are free to choose. */
public final class ClientNetwork {
    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /** An address of IPv4 as it is, and the first 64 bits of one of IPv6. */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try { // a text with a colon is never looked up as a name
            byte[] network = Arrays.copyOf(InetAddress.getByName(address).getAddress(), NETWORK_BYTES);
            return HexFormat.ofDelimiter(":").formatHex(network) + "::/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /** Whether it is this machine's own: a proxy that is not trusted would make one client of all. */
    public static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }
}
