package dev.switchboard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectTextTest {
    /** Written in two halves, so that this list does not find itself. */
    private static final List<String> FORBIDDEN = List.of(
            "/wo" + "rk/",
            "/ro" + "ot/",
            "/ho" + "me/",
            "TO" + "DO",
            "FIX" + "ME",
            "@Dis" + "abled",
            "Thread.sl" + "eep(");

    @Test
    void nothingIsLeftForLaterAndNoPathOfAMachineIsTold() {
        var found = ProjectText.below(Path.of(".")).stream()
                .flatMap(path -> ProjectText.read(path)
                        .lines()
                        .filter(line -> FORBIDDEN.stream().anyMatch(line::contains))
                        .map(line -> path + ": " + line));

        assertThat(found).isEmpty();
    }
}
