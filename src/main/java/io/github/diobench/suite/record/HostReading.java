package io.github.diobench.suite.record;

import io.github.diobench.suite.CpuCgroup;
import io.github.diobench.suite.CpuTime;
import io.github.diobench.suite.ProcessThreads;
import io.github.diobench.suite.SystemFiles;
import io.github.diobench.suite.ThreadReading;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What Linux has counted for this process and for the machine up to one moment. What the system does not tell is empty.
 *
 * @param threads the living threads of the process, by their numbers, without those that the virtual machine has for itself
 * @param cpuTime of the process and the machine
 * @param throttledNanos time for which the control group was kept from running
 */
record HostReading(Map<Long, ThreadReading> threads, Optional<CpuTime> cpuTime, OptionalLong throttledNanos) {
    static HostReading take(SystemFiles files, CpuCgroup cgroup, ProcessThreads threads) {
        return new HostReading(threads.read(), CpuTime.read(files), cgroup.throttledNanos());
    }
}
