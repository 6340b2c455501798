package dev.switchboard.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a server that has nothing to do give memory back: what starting took at once, what a busy hour took within
 * minutes. Done here because {@code java -jar} takes no such options from the jar.
 */
final class IdleMemory {
    private static final Logger LOG = LoggerFactory.getLogger(IdleMemory.class);

    /** Shares are percentages of the heap; the interval, in milliseconds, starts a collection when none has run (JEP 346). */
    private static final Map<String, String> OPTIONS =
            Map.of("MinHeapFreeRatio", "20", "MaxHeapFreeRatio", "40", "G1PeriodicGCInterval", "60000");

    private IdleMemory() {}

    /** Sets the options for this process, as far as its virtual machine knows them, and collects garbage once. */
    static void giveBack() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine != null) {
            OPTIONS.forEach((name, value) -> set(machine, name, value));
            System.gc();
        }
    }

    private static void set(HotSpotDiagnosticMXBean machine, String name, String value) {
        try {
            machine.setVMOption(name, value);
        } catch (IllegalArgumentException e) {
            LOG.debug("{} stays as it is: {}", name, e.getMessage());
        }
    }
}
