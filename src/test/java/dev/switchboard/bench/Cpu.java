package dev.switchboard.bench;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * The processor time that a process and all that it started have used so far, by process id.
 *
 * @param used of those that are still there
 */
record Cpu(Map<Long, Duration> used) {

    static Cpu of(ProcessHandle process) {
        return new Cpu(java.util.stream.Stream.concat(java.util.stream.Stream.of(process), process.descendants())
                .collect(Collectors.toMap(
                        ProcessHandle::pid,
                        each -> each.info().totalCpuDuration().orElse(Duration.ZERO))));
    }

    /** What was used since an earlier look. */
    Duration since(Cpu before) {
        LongFunction<Duration> earlier = pid -> before.used().getOrDefault(pid, Duration.ZERO);
        return used.entrySet().stream()
                .map(each -> each.getValue().minus(earlier.apply(each.getKey())))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
