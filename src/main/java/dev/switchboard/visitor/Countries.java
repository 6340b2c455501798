package dev.switchboard.visitor;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import dev.switchboard.db.Sql;
import io.netty.util.NetUtil;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    private final @Nullable Reader reader;

    private Countries(@Nullable Reader reader) {
        this.reader = reader;
    }

    /**
     * Opens a database; its file is mapped into memory and stays open.
     *
     * @param file none when nobody's country is known
     * @throws IllegalArgumentException if the file is no such database
     */
    public static Countries open(@Nullable Path file) {
        try {
            return new Countries(file == null ? null : new Reader(file.toFile(), new CHMCache()));
        } catch (IOException e) {
            throw new IllegalArgumentException("'%s' is not a MaxMind database".formatted(file), e);
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
        if (reader == null || bytes == null) {
            return Optional.empty();
        }
        try {
            return code(reader.get(InetAddress.getByAddress(bytes), Map.class));
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
