package dev.switchboard.http;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of Odoo's on disk.
 *
 * @param file where it is: its description, its bytes, and where it pays off its bytes once more, compressed by gzip
 * @param headers what Odoo said about it, with small names
 * @param begin where its bytes begin
 * @param plain how many bytes it has
 * @param gzip how many compressed ones follow; 0 for none
 * @param validated when Odoo last said that it is right
 */
record CachedAsset(Path file, Map<String, String> headers, int begin, int plain, int gzip, Instant validated) {

    @Nullable
    String etag() {
        return headers.get("etag");
    }

    /** The same file, just validated. */
    CachedAsset at(Instant time) {
        return new CachedAsset(file, headers, begin, plain, gzip, time);
    }
}
