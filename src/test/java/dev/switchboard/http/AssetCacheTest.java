package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetCacheTest {
    private static final Map<String, String> PICTURE = Map.of("content-type", "image/png");

    @TempDir
    Path directory;

    @Test
    void whatWasNotValidatedForLongestGoesFirst() throws IOException {
        AssetCache cache = new AssetCache(directory, 2_500);
        CachedAsset oldest = cache.keep("a", PICTURE, new byte[1_000]);
        CachedAsset older = cache.keep("b", PICTURE, new byte[1_000]);
        Files.setLastModifiedTime(oldest.file(), FileTime.from(Instant.now().minusSeconds(60)));
        Files.setLastModifiedTime(older.file(), FileTime.from(Instant.now().minusSeconds(30)));

        cache.keep("c", PICTURE, new byte[1_000]);

        assertThat(cache.find("a")).isEmpty();
        assertThat(cache.find("b")).isPresent();
        assertThat(cache.find("c")).isPresent();
    }

    @Test
    void aFileThatIsNotWholeIsNotThere() throws IOException {
        AssetCache cache = new AssetCache(directory, 1 << 20);
        CachedAsset kept = cache.keep("a", PICTURE, new byte[1_000]);
        byte[] bytes = Files.readAllBytes(kept.file());

        Files.write(kept.file(), Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(cache.find("a")).isEmpty();
        Files.write(kept.file(), "{}\n".getBytes(UTF_8));
        assertThat(cache.find("a")).isEmpty();
        Files.write(kept.file(), new byte[0]);
        assertThat(cache.find("a")).isEmpty();
    }

    @Test
    void anUpdateReplacesWhatWasThereAndLeavesNothingAside() throws IOException {
        AssetCache cache = new AssetCache(directory, 1 << 20);
        cache.keep("a", PICTURE, new byte[10]);

        cache.keep("a", PICTURE, new byte[20]);

        assertThat(cache.find("a"))
                .hasValueSatisfying(found -> assertThat(found.plain()).isEqualTo(20));
        assertThat(directory)
                .isDirectoryContaining(file -> true)
                .satisfies(all -> assertThat(all.toFile().list()).hasSize(1));
    }
}
