package dev.switchboard.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Odoo's files, from the disk while they are fresh, else validated at Odoo. While Odoo is not there, what is on disk
 * is given as it is. Belongs to one event loop.
 */
public final class Assets {
    private static final Logger LOGGER = LoggerFactory.getLogger(Assets.class);
    private static final long MOST_BYTES = 256L << 20;
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** Odoo makes a bundle when it is first asked for. */
    private static final int FIRST_SECONDS = 60;

    private static final int VALIDATION_SECONDS = 3;

    private final Vertx vertx;
    private final AssetSource source;
    private final AssetCache cache;
    private final Map<String, Future<CachedAsset>> underWay = new HashMap<>();

    /**
     * Where the files come from and go.
     *
     * @param odoo the URL of an Odoo, without a slash at the end
     * @param directory where they are kept
     */
    public record Origin(String odoo, Path directory) {}

    /** Odoo has no such file. */
    static final class Missing extends IOException {
        private static final long serialVersionUID = 1;

        Missing(String target) {
            super("Odoo has no " + target);
        }
    }

    Assets(Vertx vertx, Origin origin) {
        this.vertx = vertx;
        this.source = new AssetSource(vertx, origin.odoo());
        this.cache = new AssetCache(origin.directory(), MOST_BYTES);
    }

    /** A file; fails with {@link Missing}, or another {@link IOException} when it can be had from nowhere. */
    Future<CachedAsset> get(Asset asset) {
        Future<CachedAsset> begun = underWay.get(asset.key());
        if (begun != null) {
            return begun;
        }
        Promise<CachedAsset> promise = Promise.promise();
        underWay.put(asset.key(), promise.future());
        vertx.executeBlocking(() -> cache.find(asset.key()))
                .compose(found -> fresh(asset, found))
                .onComplete(done -> underWay.remove(asset.key()))
                .onComplete(promise);
        return promise.future();
    }

    private Future<CachedAsset> fresh(Asset asset, Optional<CachedAsset> found) {
        if (found.isEmpty()) {
            return ask(asset, null, FIRST_SECONDS);
        }
        CachedAsset known = found.get();
        return known.validated().plus(FRESH).isAfter(Instant.now())
                ? Future.succeededFuture(known)
                : ask(asset, known, VALIDATION_SECONDS).recover(failure -> keptAnyway(asset, known, failure));
    }

    private Future<CachedAsset> ask(Asset asset, @Nullable CachedAsset known, int seconds) {
        return source.ask(asset, known == null ? null : known.etag(), seconds)
                .compose(said -> vertx.executeBlocking(() -> kept(asset, known, said), false));
    }

    private CachedAsset kept(Asset asset, @Nullable CachedAsset known, AssetSource.Said said) throws IOException {
        if (said.status() == 304 && known != null) {
            return cache.validated(known);
        }
        if (said.status() == 404) {
            throw new Missing(asset.target());
        }
        String type = said.headers().get("content-type");
        if (said.status() != 200 || !asset.kind().allows(type)) {
            throw new IOException("Odoo said %d, %s".formatted(said.status(), type));
        }
        return cache.keep(asset.key(), said.headers(), said.body().getBytes());
    }

    /** It counts as validated for a while, so that not every visitor waits for an Odoo that is not there. */
    private Future<CachedAsset> keptAnyway(Asset asset, CachedAsset known, Throwable failure) {
        LOGGER.warn("{} is as it was {}: {}", asset.target(), known.validated(), failure.toString());
        return vertx.executeBlocking(() -> cache.validated(known), false).otherwise(known);
    }
}
