package io.github.diobench.suite.record;

import io.github.diobench.suite.CpuCgroup;
import io.github.diobench.suite.SystemFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What Linux has counted for this process and for the machine up to one moment.
 *
 * @param threads every living thread of the process, by its number
 * @param cpuTicks CPU time of the process, its ended threads included
 * @param busyTicks CPU time that anybody on the machine has used, on all CPUs together
 * @param stealTicks time for which the hypervisor kept the machine's CPUs from running, all together
 * @param throttledNanos time for which the control group was kept from running
 */
record HostReading(
        Map<Long, ThreadReading> threads,
        Optional<Long> cpuTicks,
        Optional<Long> busyTicks,
        Optional<Long> stealTicks,
        OptionalLong throttledNanos) {
    private static final String SELF = "proc/self/";

    /** The words of the first line of {@code /proc/stat}, after its name. */
    private static final int IDLE = 4;

    private static final int IO_WAIT = 5;
    private static final int SOFT_INTERRUPTS = 7;
    private static final int STEAL = 8;

    /** Reads everything. What the system does not tell is empty. */
    static HostReading take(SystemFiles files, CpuCgroup cgroup) {
        String[] machine = Proc.words(files, "proc/stat");
        return new HostReading(
                threads(files),
                Proc.statField(files, SELF + "stat", Proc.STAT_USER)
                        .flatMap(user -> Proc.statField(files, SELF + "stat", Proc.STAT_SYSTEM)
                                .map(system -> user + system)),
                busy(machine),
                machine.length > STEAL ? Proc.whole(machine[STEAL]) : Optional.empty(),
                cgroup.throttledNanos());
    }

    private static Map<Long, ThreadReading> threads(SystemFiles files) {
        Map<Long, ThreadReading> threads = new HashMap<>();
        for (String name : files.names(SELF + "task")) {
            // A thread may end while the others are read.
            ThreadReading.of(files, SELF + "task/" + name)
                    .ifPresent(reading -> threads.put(Long.parseLong(name), reading));
        }
        return threads;
    }

    private static Optional<Long> busy(String[] machine) {
        if (machine.length <= SOFT_INTERRUPTS) {
            return Optional.empty();
        }
        long ticks = 0;
        for (int i = 1; i <= SOFT_INTERRUPTS; i++) {
            ticks += i == IDLE || i == IO_WAIT ? 0 : Proc.whole(machine[i]).orElse(0L);
        }
        return Optional.of(ticks);
    }
}
