package dev.switchboard.visitor;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import dev.switchboard.db.Sql;
import io.netty.util.NetUtil;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which country an address is in, by a MaxMind database: {@code country.iso_code} of MaxMind's own files, {@code
 * country_code} of flat ones. Private addresses are nowhere, and so is everybody without a database.
 */
public final class Countries {
    private static final Logger LOG = LoggerFactory.getLogger(Countries.class);
    private static final List<String> BY_PREFERENCE = List.of("country", "registered_country");
    private static final String BY_CODE = "SELECT id FROM res_country WHERE code = $1";

    private final @Nullable Path file;
    private volatile @Nullable Reader reader;
    private @Nullable Version seen;
    private @Nullable Version tried;

    /** By what a file shows that it was written again or that another one is in its place. */
    private record Version(
            FileTime modified, long bytes, @Nullable Object key) {}

    private Countries(@Nullable Path file, @Nullable Reader reader) {
        this.file = file;
        this.reader = reader;
        this.seen = version(file);
        this.tried = seen;
    }

    /**
     * Opens a database. It is read into memory, where it stays whole while its file is written again.
     *
     * @param file none when nobody's country is known
     * @throws IllegalArgumentException if the file is no such database
     */
    public static Countries open(@Nullable Path file) {
        try {
            return new Countries(file, file == null ? null : read(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("'%s' is not a MaxMind database".formatted(file), e);
        }
    }

    private static Reader read(Path file) throws IOException {
        return new Reader(file.toFile(), FileMode.MEMORY, new CHMCache());
    }

    private static @Nullable Version version(@Nullable Path file) {
        try {
            BasicFileAttributes found = file == null ? null : Files.readAttributes(file, BasicFileAttributes.class);
            return found == null ? null : new Version(found.lastModifiedTime(), found.size(), found.fileKey());
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether there is no database, and so nobody's country is known. */
    boolean areUnknown() {
        return file == null;
    }

    /**
     * Reads the file again if it is another one, or has other content, since the last time but one: what is still being
     * written is left alone. When it cannot be read, the log says so once, and what was read before still counts. Waits
     * for the disk.
     */
    synchronized void refresh() {
        Version now = version(file);
        boolean settled = Objects.equals(now, seen);
        seen = now;
        if (file == null || !settled || Objects.equals(now, tried)) {
            return;
        }
        tried = now;
        try {
            reader = read(file);
            LOG.info("Countries are now read from the new '{}'", file);
        } catch (IOException e) {
            LOG.warn("The new '{}' is not a MaxMind database, and the one before stays in use: {}", file, e.toString());
        }
    }

    /**
     * The country of an address.
     *
     * @param address an IP address
     * @return an ISO 3166 code in capitals, such as {@code BE}
     */
    public Optional<String> code(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        Reader current = reader;
        if (current == null || bytes == null) {
            return Optional.empty();
        }
        try {
            return code(current.get(InetAddress.getByAddress(bytes), Map.class));
        } catch (IOException e) {
            LOG.warn("the country of an address cannot be read", e);
            return Optional.empty();
        }
    }

    private static Optional<String> code(@Nullable Map<?, ?> found) {
        Map<?, ?> entry = found == null ? Map.of() : found;
        return BY_PREFERENCE.stream()
                .map(entry::get)
                .filter(Map.class::isInstance)
                .<Object>map(country -> ((Map<?, ?>) country).get("iso_code"))
                .filter(String.class::isInstance)
                .findFirst()
                .or(() -> Optional.ofNullable(entry.get("country_code")))
                .map(String::valueOf);
    }

    /** The {@code res_country} id of an address's country, where both are known. */
    public Future<Optional<Integer>> id(Sql sql, String address) {
        return code(address)
                .map(code -> sql.one(row -> row.getInteger(0), BY_CODE, code))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }
}
