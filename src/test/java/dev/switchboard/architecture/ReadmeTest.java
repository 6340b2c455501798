package dev.switchboard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class ReadmeTest {
    private static final String README = ProjectText.read(Path.of("README.md"));
    private static final int STOPS = 9;

    private static final Pattern STOP = Pattern.compile("(?m)^(\\d)\\. `([\\w.]+)`");
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    @Test
    void theTableOfPackagesIsTheOneThatTheCodeIsHeldTo() {
        var rows = rows("Packages");

        assertThat(rows).extracting(row -> words(row.get(0)).get(0)).isEqualTo(Packages.inOrder());
        assertThat(rows.subList(1, rows.size()))
                .allSatisfy(row -> assertThat(words(row.get(2)))
                        .isEqualTo(Packages.mayUse(words(row.get(0)).get(0))));
        assertThat(rows.get(0).get(2)).isEqualTo("all");
    }

    @Test
    void theTableOfSettingsIsTheCommandLine() throws ClassNotFoundException {
        var options =
                CommandSpec.forAnnotatedObject(Class.forName("dev.switchboard.app.ServeCommand")).options().stream()
                        .filter(option -> !option.usageHelp() && !option.versionHelp())
                        .toList();
        var rows = rows("Settings");

        assertThat(rows)
                .extracting(row -> words(row.get(0)).get(0))
                .containsExactlyElementsOf(
                        options.stream().map(OptionSpec::longestName).toList());
        for (int i = 0; i < options.size(); i++) {
            var option = options.get(i);
            assertThat(words(rows.get(i).get(1))).containsExactly(twin(option));
            var told = words(rows.get(i).get(2));
            assertThat(told.isEmpty())
                    .as(option.longestName())
                    .isEqualTo(defaultOf(option).isEmpty());
            assertThat(told).as(option.longestName()).containsAll(defaultOf(option));
        }
    }

    private static String twin(OptionSpec option) {
        return "SWITCHBOARD_"
                + option.longestName()
                        .substring("--".length())
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_');
    }

    private static List<String> defaultOf(OptionSpec option) {
        boolean isSwitch = option.type() == boolean.class;
        return isSwitch || option.initialValue() == null
                ? List.of()
                : List.of(option.initialValue().toString().replace(System.getProperty("user.home") + "/", "~/"));
    }

    @Test
    void theNineStopsOfAMessageExist() {
        var stops = STOP.matcher(section("The way of one message")).results().toList();

        assertThat(stops)
                .hasSize(STOPS)
                .allSatisfy(stop -> assertThat(Packages.fullName(stop.group(2)))
                        .satisfies(name -> assertThat(Class.forName(name)).isNotNull()));
    }

    @Test
    void whatItPointsToExists() {
        assertThat(LINK.matcher(README).results().map(found -> Path.of(found.group(1))))
                .allMatch(Files::exists);
    }

    @Test
    void itTellsTheTwoCommands() {
        assertThat(README).contains("    mvn -q compile exec:java\n", "    mvn verify\n");
        assertThat(ProjectText.read(Path.of(".ci/run"))).contains("mvn verify");
    }

    private static List<List<String>> rows(String title) {
        return section(title)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .map(cells -> cells.subList(1, cells.size() - 1))
                .toList();
    }

    private static String section(String title) {
        int start = README.indexOf("\n## " + title + "\n");
        assertThat(start).as(title).isPositive();
        int end = README.indexOf("\n## ", start + 1);
        return README.substring(start, end < 0 ? README.length() : end);
    }

    private static List<String> words(String cell) {
        return WORD.matcher(cell).results().map(found -> found.group(1)).collect(Collectors.toList());
    }
}
