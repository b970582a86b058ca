package io.github.diobench.suite.record;

import io.github.diobench.suite.CpuCgroup;
import io.github.diobench.suite.CpuTime;
import io.github.diobench.suite.SystemFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What Linux has counted for this process and for the machine up to one moment. What the system does not tell is empty.
 *
 * @param threads every living thread of the process, by its number
 * @param cpuTime of the process and the machine
 * @param throttledNanos time for which the control group was kept from running
 */
record HostReading(Map<Long, ThreadReading> threads, Optional<CpuTime> cpuTime, OptionalLong throttledNanos) {
    private static final String THREADS = "proc/self/task";

    static HostReading take(SystemFiles files, CpuCgroup cgroup) {
        return new HostReading(threads(files), CpuTime.read(files), cgroup.throttledNanos());
    }

    private static Map<Long, ThreadReading> threads(SystemFiles files) {
        Map<Long, ThreadReading> threads = new HashMap<>();
        for (String name : files.names(THREADS)) {
            // A thread may end while the others are read.
            ThreadReading.of(files, THREADS + "/" + name)
                    .ifPresent(reading -> threads.put(Long.parseLong(name), reading));
        }
        return threads;
    }
}
