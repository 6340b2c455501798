package dev.switchboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What some processes use, each with all that it started, as Linux tells in {@code /proc} (proc(5)). A process that was
 * started by two of them counts for the nearer one: the database that a server started can be told apart from it.
 *
 * @param pids the processes
 */
record Processes(List<Long> pids) {
    private static final Duration TICK = Duration.ofMillis(10);
    private static final Pattern PSS = Pattern.compile("(?m)^Pss: +(\\d+) kB");
    private static final Pattern RSS = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final int FIRST_TIME = 11;
    private static final int TIMES = 4;

    /** The processor time of each so far, that of ended children included. */
    Map<Long, Duration> cpu() {
        Map<Long, Duration> used = new LinkedHashMap<>();
        sums(Processes::ticks).forEach((pid, ticks) -> used.put(pid, TICK.multipliedBy(ticks)));
        return used;
    }

    /**
     * The memory of each, in bytes. What several processes share counts in parts where we may see that (Pss), else once
     * in each (Rss).
     */
    Map<Long, Long> memory() {
        return sums(Processes::resident);
    }

    private Map<Long, Long> sums(ToLongFunction<Path> what) {
        Map<Long, Long> sums = new LinkedHashMap<>();
        pids.forEach(pid -> sums.put(pid, 0L));
        if (!pids.isEmpty()) {
            ProcessHandle.allProcesses()
                    .forEach(process -> owner(process)
                            .ifPresent(pid -> sums.merge(
                                    pid, what.applyAsLong(Path.of("/proc", Long.toString(process.pid()))), Long::sum)));
        }
        return sums;
    }

    /** The nearest of the processes that started this one, or is it. */
    private Optional<Long> owner(ProcessHandle process) {
        Optional<ProcessHandle> at = Optional.of(process);
        while (at.isPresent() && !pids.contains(at.get().pid())) {
            at = at.get().parent();
        }
        return at.map(ProcessHandle::pid);
    }

    /** The fields utime, stime, cutime and cstime, counted from after the name in brackets. */
    private static long ticks(Path entry) {
        return content(entry.resolve("stat"))
                .map(stat -> SPACE.splitAsStream(stat.substring(stat.lastIndexOf(')') + 2))
                        .skip(FIRST_TIME)
                        .limit(TIMES)
                        .mapToLong(Long::parseLong)
                        .sum())
                .orElse(0L);
    }

    private static long resident(Path entry) {
        return content(entry.resolve("smaps_rollup"))
                .flatMap(text -> bytes(PSS, text))
                .or(() -> content(entry.resolve("status")).flatMap(text -> bytes(RSS, text)))
                .orElse(0L);
    }

    private static Optional<Long> bytes(Pattern line, String text) {
        Matcher found = line.matcher(text);
        return found.find() ? Optional.of(Long.parseLong(found.group(1)) * 1024) : Optional.empty();
    }

    /** Nothing when the process has ended, or is another user's. */
    private static Optional<String> content(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
