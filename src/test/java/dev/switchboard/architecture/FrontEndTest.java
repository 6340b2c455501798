package dev.switchboard.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontEndTest {
    private static final Path STATIC = Path.of("static");
    private static final Path EMBED = STATIC.resolve("widget/embed.js");
    private static final int LONGEST_FILE = 300;

    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*\\(?\\s*[\"']([^\"']+)[\"']");
    private static final Pattern STATIC_IMPORT = Pattern.compile("(?m)^(?:import|export)\\b[^;]*?\"(\\.[^\"]+)\";");
    private static final Pattern NETWORK =
            Pattern.compile("\\bfetch\\(|\\bnew WebSocket\\b|\\bXMLHttpRequest\\b|\\bEventSource\\b|\\bsendBeacon\\b");

    @BeforeEach
    void thereIsAFrontEnd() {
        assumeThat(STATIC).isDirectory();
    }

    @Test
    void widgetAndConsoleUseTheClientAndVendorAndNeverEachOther() {
        assertThat(importedFolders("widget")).isSubsetOf("widget", "client", "vendor");
        assertThat(importedFolders("console")).isSubsetOf("console", "client", "vendor");
        assertThat(importedFolders("client")).isSubsetOf("client", "vendor");
    }

    @Test
    void onlyTheClientTalksToTheNetwork() {
        for (var path : scripts(".")) {
            if (!path.startsWith(STATIC.resolve("client")) && !path.equals(EMBED)) {
                assertThat(ProjectText.read(path)).as(path.toString()).doesNotContainPattern(NETWORK);
            }
        }
    }

    @Test
    void noFilesImportEachOtherInACircle() {
        Map<Path, List<Path>> imports =
                scripts(".").stream().collect(Collectors.toMap(path -> path, FrontEndTest::imported));
        boolean found = true;
        while (found) {
            found = imports.values().removeIf(files -> files.stream().noneMatch(imports::containsKey));
        }

        assertThat(imports.keySet()).isEmpty();
    }

    private static List<Path> imported(Path script) {
        return STATIC_IMPORT
                .matcher(ProjectText.read(script))
                .results()
                .map(found -> script.resolveSibling(found.group(1)).normalize())
                .toList();
    }

    @Test
    void noFileIsLong() {
        for (var path : ProjectText.below(STATIC)) {
            assertThat(ProjectText.read(path).lines().count())
                    .as(path.toString())
                    .isLessThanOrEqualTo(LONGEST_FILE);
        }
    }

    private static List<String> importedFolders(String folder) {
        return scripts(folder).stream()
                .flatMap(
                        path -> IMPORT.matcher(ProjectText.read(path)).results().map(found -> folderOf(path, found)))
                .distinct()
                .toList();
    }

    private static String folderOf(Path importer, MatchResult found) {
        var target = importer.resolveSibling(found.group(1)).normalize();
        return target.startsWith(STATIC) && target.getNameCount() > 1
                ? target.getName(1).toString()
                : found.group(1);
    }

    private static List<Path> scripts(String folder) {
        var root = STATIC.resolve(folder).normalize();
        return Files.isDirectory(root)
                ? ProjectText.below(root).stream()
                        .filter(path -> path.toString().endsWith(".js"))
                        .toList()
                : List.of();
    }
}
