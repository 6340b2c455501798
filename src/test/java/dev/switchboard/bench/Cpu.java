package dev.switchboard.bench;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor time that processes have used so far, by process id.
 *
 * @param used of those that are still there
 */
record Cpu(Map<Long, Duration> used) {

    /** Of one process. */
    static Cpu of(ProcessHandle process) {
        return of(Stream.of(process));
    }

    /** Of a process and all that it started. */
    static Cpu ofTree(ProcessHandle process) {
        return of(Stream.concat(Stream.of(process), process.descendants()));
    }

    private static Cpu of(Stream<ProcessHandle> processes) {
        return new Cpu(processes.collect(Collectors.toMap(
                ProcessHandle::pid, each -> each.info().totalCpuDuration().orElse(Duration.ZERO))));
    }

    /** What was used since an earlier look. */
    Duration since(Cpu before) {
        LongFunction<Duration> earlier = pid -> before.used().getOrDefault(pid, Duration.ZERO);
        return used.entrySet().stream()
                .map(each -> each.getValue().minus(earlier.apply(each.getKey())))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
