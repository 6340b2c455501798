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

    @Test
    void whatWasNotValidatedForLongestGoesFirst(@TempDir Path directory) throws IOException {
        AssetCache cache = new AssetCache(directory, 2_500);
        CachedAsset oldest = cache.keep("a", PICTURE, new byte[1_000]);
        CachedAsset older = cache.keep("b", PICTURE, new byte[1_000]);
        Files.setLastModifiedTime(oldest.file(), FileTime.from(Instant.now().minusSeconds(60)));
        Files.setLastModifiedTime(older.file(), FileTime.from(Instant.now().minusSeconds(30)));

        CachedAsset newest = cache.keep("c", PICTURE, new byte[1_000]);

        assertThat(cache.find("a")).isEmpty();
        assertThat(cache.find("b")).isPresent();
        assertThat(cache.find("c")).contains(newest);
    }

    @Test
    void aFileThatIsNotWholeIsNotThere(@TempDir Path directory) throws IOException {
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
    void anUpdateReplacesWhatWasThereAndLeavesNothingAside(@TempDir Path directory) throws IOException {
        AssetCache cache = new AssetCache(directory, 1 << 20);
        CachedAsset former = cache.keep("a", PICTURE, new byte[10]);

        CachedAsset latter = cache.keep("a", PICTURE, new byte[20]);

        assertThat(cache.find("a")).contains(latter);
        assertThat(latter.file()).isEqualTo(former.file());
        assertThat(directory).isDirectoryNotContaining(file -> !file.equals(latter.file()));
    }
}
