package dev.switchboard.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.switchboard.db.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private final Path parent;

    DataDirectoryTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void aMissingDirectoryIsMadeAndNobodyElseMayLookIntoIt() throws IOException {
        try (DataDirectory directory = DataDirectory.open(parent.resolve("a/b"))) {
            assertThat(directory.path()).isEqualTo(parent.toRealPath().resolve("a/b"));
            assertThat(Files.getPosixFilePermissions(directory.path()))
                    .doesNotContain(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
        }
    }

    @Test
    void itIsTakenByOneServerAtATime() {
        DataDirectory first = DataDirectory.open(parent);
        assertRefused(parent, "another server is running on data directory " + parent);

        first.close();

        DataDirectory.open(parent).close();
    }

    @Test
    void aDirectoryWithOtherThingsIsRefusedAndLeftAsItWas() throws IOException {
        Files.createFile(parent.resolve("thesis.doc"));

        assertRefused(parent, "is not empty and was not made by Switchboard");
        assertThat(parent).isDirectoryContaining("glob:**thesis.doc");
    }

    @Test
    void aFileOfTheMarkersNameWithOtherContentIsRefused() throws IOException {
        Files.writeString(parent.resolve("switchboard"), "#!/bin/sh");

        assertRefused(parent, "was not made by Switchboard");
    }

    @Test
    void aDirectoryOfANewerVersionIsRefused() throws IOException {
        Files.writeString(parent.resolve("switchboard"), "2\n");

        assertRefused(parent, "has format 2, made by another version");
    }

    @Test
    void aStartThatWasCutShortBeforeTheMarkerWasWrittenDoesNoHarm() throws IOException {
        Files.createFile(parent.resolve("switchboard"));

        DataDirectory.open(parent).close();

        assertThat(parent.resolve("switchboard")).hasContent("1");
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        assertRefused(Files.createFile(parent.resolve("file")), "it is not a directory");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsRefused() throws IOException {
        assumeFalse(DataDirectory.isRoot(), "root may write anywhere");
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("r-xr-xr-x"));

        assertRefused(parent.resolve("data"), "is not accessible to user " + System.getProperty("user.name"));
    }

    private static void assertRefused(Path path, String reason) {
        assertThatExceptionOfType(StartupFailure.class)
                .isThrownBy(() -> DataDirectory.open(path).close())
                .withMessageContaining(reason);
    }
}
