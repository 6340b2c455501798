package dev.switchboard.links;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses strangers may make this server call: the web's ports of hosts that are anybody's to call. What is
 * near this server, and what only stands for another address, is not (IANA's special-purpose address registries).
 */
public final class PublicAddresses {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private static final Networks NOBODYS = Networks.parse(String.join(
            ",",
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20"));

    /** All that IPv6 has for everybody; outside are, among others, mapped and translated IPv4 addresses. */
    private static final Networks GLOBAL = Networks.parse("2000::/3");

    private PublicAddresses() {}

    /** Whether strangers may make this server call an address. */
    public static boolean allow(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        boolean web = address.getPort() == HTTP || address.getPort() == HTTPS;
        return web && host != null && isPublic(host);
    }

    /** Whether an address is anybody's to call. */
    public static boolean isPublic(InetAddress host) {
        return (host instanceof Inet4Address || GLOBAL.have(host)) && !NOBODYS.have(host);
    }

    /** The addresses of a host, none of an unknown one; blocks. */
    public static List<InetAddress> of(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
