package dev.switchboard.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run has to tell, a line for each thing that was measured. */
final class Report {
    private static final double MEGABYTE = 1 << 20;
    private static final double KILOBYTE = 1 << 10;

    private final List<String> lines = new ArrayList<>();
    private boolean clean = true;

    /** Says how visitors opened their sessions. */
    void sessions(Latencies sessions, Reading before, Reading after) {
        if (sessions.count() > 0) {
            line("sessions", "%d, %.0f/s, %s", sessions.count(), rate(sessions, before, after), sessions.text());
            line("cpu/session", "%s", cpu(after.millisEach(before, sessions.count())));
        }
    }

    /** Says how the sockets that were opened at once have fared. */
    void sockets(Latencies sockets, int asked, Map<Long, Long> before, Map<Long, Long> after) {
        line("sockets", "%d of %d open, %s", sockets.count(), asked, sockets.text());
        clean &= sockets.count() == asked;
        if (sockets.count() > 0 && !after.isEmpty()) {
            line(
                    "memory/socket",
                    "%s",
                    after.entrySet().stream()
                            .map(each -> "%.1f kB in %d"
                                    .formatted(
                                            (each.getValue() - before.getOrDefault(each.getKey(), 0L))
                                                    / KILOBYTE
                                                    / sockets.count(),
                                            each.getKey()))
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Says how much memory the processes have. */
    void memory(String when, Map<Long, Long> bytes) {
        if (!bytes.isEmpty()) {
            line(
                    "memory " + when,
                    "%s",
                    bytes.entrySet().stream()
                            .map(each -> "%.1f MB in %d".formatted(each.getValue() / MEGABYTE, each.getKey()))
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Says how the posts of the measured stretch were answered and delivered. */
    void posts(Posts posts, Loading.Stretch stretch) {
        Latencies answers = posts.answers();
        line("posts", "%d, %.0f/s, %s", answers.count(), rate(answers, stretch.begin(), stretch.end()), answers.text());
        line(
                "delivery",
                "%d, %s",
                posts.deliveries().count(),
                posts.deliveries().text());
        line("cpu/post", "%s", cpu(stretch.end().millisEach(stretch.begin(), answers.count())));
    }

    private static double rate(Latencies things, Reading before, Reading after) {
        return things.count() / after.secondsSince(before);
    }

    private static String cpu(Map<Long, Double> millis) {
        String each = millis.entrySet().stream()
                .map(one -> String.format(Locale.ROOT, "%.3f ms in %d", one.getValue(), one.getKey()))
                .collect(Collectors.joining(", "));
        double sum = millis.values().stream().mapToDouble(Double::doubleValue).sum();
        return millis.size() < 2 ? each : String.format(Locale.ROOT, "%s, %.3f ms together", each, sum);
    }

    /** Says whether all arrived that should, and what went wrong. */
    void check(People.Check check, long failed, Collection<String> failures) {
        line(
                "messages",
                "%d lost, %d duplicated, %d reordered, %d failed; %d arrived in all",
                check.lost(),
                check.duplicated(),
                check.reordered(),
                failed,
                check.deliveries());
        clean &= check.lost() + check.duplicated() + check.reordered() + failed == 0;
        if (check.closed() > 0) {
            line("closed", "%d sockets, by the server", check.closed());
        }
        failures.forEach(failure -> line("failure", "%s", failure));
    }

    private void line(String name, String format, Object... values) {
        lines.add(String.format(Locale.ROOT, "%-16s", name) + String.format(Locale.ROOT, format, values));
    }

    /** Whether nothing failed, was lost, duplicated or reordered. */
    boolean isClean() {
        return clean;
    }

    /** All lines. */
    String text() {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
