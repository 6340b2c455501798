package dev.switchboard.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code postmaster.pid} in which a PostgreSQL server says that it works on a data directory: the process id
 * stands in line 1, the state in line 8 (PostgreSQL's {@code src/include/utils/pidfile.h}).
 *
 * @param data PostgreSQL's data directory
 */
record PostmasterPid(Path data) {

    /**
     * The server that works on this directory. The file alone proves nothing: after a crash the system may have given
     * the id to another program, so the process must also carry this directory on its command line.
     */
    Optional<ProcessHandle> server() throws IOException {
        return lines().stream()
                .findFirst()
                .map(String::strip)
                .filter(pid -> pid.matches("[0-9]{1,18}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(this::worksHere);
    }

    private boolean worksHere(ProcessHandle process) {
        return process.info()
                .arguments()
                .filter(arguments -> Arrays.asList(arguments).contains(data.toString()))
                .isPresent();
    }

    boolean isReady(Process server) throws IOException {
        List<String> lines = lines();
        return lines.size() >= 8
                && lines.get(0).equals(String.valueOf(server.pid()))
                && lines.get(7).strip().equals("ready");
    }

    /**
     * Removes what a dead server left. PostgreSQL does so itself, but not if another program has the id by now, or if
     * the dead process was not yet reaped by its parent. Backends of the dead server that still live are not
     * overlooked: PostgreSQL finds them by their shared memory.
     */
    void removeIfStale() throws IOException {
        if (server().isEmpty()) {
            Files.deleteIfExists(file());
        }
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readAllLines(file());
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private Path file() {
        return data.resolve("postmaster.pid");
    }
}
