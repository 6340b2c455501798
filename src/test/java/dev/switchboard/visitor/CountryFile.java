package dev.switchboard.visitor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes small databases in MaxMind's format (MaxMind DB 2.0): a tree of IPv6 addresses with records of 24 bits. */
public final class CountryFile {
    private static final int SEPARATOR = 16;
    private static final byte[] METADATA_MARK = "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

    private final List<@Nullable Object[]> nodes = new ArrayList<>();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    private CountryFile() {
        nodes.add(new Object[2]);
    }

    /** A country database, as GeoLite2-Country is one, that knows one range of addresses. */
    public static Path of(String network, String country) {
        return of(Map.of(network, country));
    }

    /** The same for some ranges and their countries. */
    public static Path of(Map<String, String> countries) {
        Map<String, Map<String, ?>> records = new LinkedHashMap<>();
        countries.forEach((network, country) -> records.put(network, Map.of("country", Map.of("iso_code", country))));
        return write(records);
    }

    /** A database with one record for each range. */
    static Path write(Map<String, Map<String, ?>> records) {
        var file = new CountryFile();
        records.forEach(file::add);
        try {
            var path = Files.createTempFile("countries", ".mmdb");
            path.toFile().deleteOnExit();
            return Files.write(path, file.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String network, Map<String, ?> fields) {
        int slash = network.indexOf('/');
        var address = address(network.substring(0, slash));
        int bits = Integer.parseInt(network.substring(slash + 1));
        int depth = address.length == 4 ? 96 + bits : bits;
        byte[] path = new byte[16];
        System.arraycopy(address, 0, path, 16 - address.length, address.length);
        int offset = data.size();
        value(data, fields);
        int node = 0;
        for (int bit = 0; bit < depth - 1; bit++) {
            node = child(node, bit(path, bit));
        }
        nodes.get(node)[bit(path, depth - 1)] = new Found(offset);
    }

    private record Found(int offset) {}

    private static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static int bit(byte[] path, int bit) {
        return (path[bit / 8] >> (7 - bit % 8)) & 1;
    }

    private int child(int node, int side) {
        if (!(nodes.get(node)[side] instanceof Integer)) {
            nodes.add(new Object[2]);
            nodes.get(node)[side] = nodes.size() - 1;
        }
        return (int) nodes.get(node)[side];
    }

    private byte[] bytes() {
        var out = new ByteArrayOutputStream();
        for (var node : nodes) {
            number(out, pointer(node[0]), 3);
            number(out, pointer(node[1]), 3);
        }
        out.writeBytes(new byte[SEPARATOR]);
        out.writeBytes(data.toByteArray());
        out.writeBytes(METADATA_MARK);
        value(out, metadata());
        return out.toByteArray();
    }

    private long pointer(@Nullable Object record) {
        if (record instanceof Integer child) {
            return child;
        }
        return record instanceof Found found ? nodes.size() + SEPARATOR + found.offset() : nodes.size();
    }

    private Map<String, Object> metadata() {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("node_count", nodes.size());
        metadata.put("record_size", 24);
        metadata.put("ip_version", 6);
        metadata.put("database_type", "GeoLite2-Country");
        metadata.put("languages", List.of("en"));
        metadata.put("binary_format_major_version", 2);
        metadata.put("binary_format_minor_version", 0);
        metadata.put("build_epoch", 1_700_000_000L);
        metadata.put("description", Map.of("en", "for tests"));
        return metadata;
    }

    private static void value(ByteArrayOutputStream out, Object value) {
        if (value instanceof Map<?, ?> map) {
            out.write(7 << 5 | map.size());
            map.forEach((key, each) -> {
                value(out, key);
                value(out, each);
            });
        } else if (value instanceof List<?> list) {
            out.write(list.size());
            out.write(11 - 7);
            list.forEach(each -> value(out, each));
        } else if (value instanceof String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            out.write(2 << 5 | bytes.length);
            out.writeBytes(bytes);
        } else if (value instanceof Long number) {
            out.write(8);
            out.write(9 - 7);
            number(out, number, 8);
        } else {
            out.write(6 << 5 | 4);
            number(out, (Integer) value, 4);
        }
    }

    private static void number(ByteArrayOutputStream out, long value, int bytes) {
        for (int each = bytes - 1; each >= 0; each--) {
            out.write((int) (value >> (8 * each)) & 0xff);
        }
    }
}
