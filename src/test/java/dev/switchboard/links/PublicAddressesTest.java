package dev.switchboard.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private static final String NOBODYS = """
            0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254
            169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1
            198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1
            255.255.255.255 2130706433 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
            64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 100::1 2001::1 2001:10::1 2001:db8::1
            2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd12:3456::1 fe80::1 fec0::1
            ff02::1""";
    private static final String EVERYBODYS = """
            1.1.1.1 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 126.0.0.1 128.0.0.1
            172.15.255.255 172.32.0.1 192.167.1.1 223.255.255.255 2606:4700::1111 2a00:1450:4001::1 2001:4860:4860::8888""";
    private static final Pattern BLANK = Pattern.compile("\\s+");

    static Stream<String> nobodys() {
        return BLANK.splitAsStream(NOBODYS);
    }

    static Stream<String> everybodys() {
        return BLANK.splitAsStream(EVERYBODYS);
    }

    private static boolean allows(String address, int port) {
        try {
            return PublicAddresses.allow(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("nobodys")
    void whatIsNearOrStandsForAnotherAddressIsNotCalled(String address) {
        assertThat(allows(address, 80)).isFalse();
        assertThat(allows(address, 443)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("everybodys")
    void whatIsEverybodysIsCalled(String address) {
        assertThat(allows(address, 80)).isTrue();
        assertThat(allows(address, 443)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 22, 25, 81, 5432, 6379, 8070, 8080, 8443})
    void onlyTheWebsPortsAreCalled(int port) {
        assertThat(allows("1.1.1.1", port)).isFalse();
    }

    @Test
    void whatHasNoAddressIsNotCalled() {
        assertThat(PublicAddresses.allow(InetSocketAddress.createUnresolved("example.com", 80)))
                .isFalse();
        assertThat(PublicAddresses.of("no such host.example")).isEmpty();
        assertThat(PublicAddresses.of("localhost"))
                .noneMatch(address -> PublicAddresses.allow(new InetSocketAddress(address, 80)));
    }
}
