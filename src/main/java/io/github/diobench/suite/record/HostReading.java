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
 * @param threads the living threads of the process, by their numbers, without those that the virtual machine has for itself
 * @param cpuTime of the process and the machine
 * @param throttledNanos time for which the control group was kept from running
 */
record HostReading(Map<Long, ThreadReading> threads, Optional<CpuTime> cpuTime, OptionalLong throttledNanos) {
    private static final String THREADS = "proc/self/task";

    /** What the names of threads begin with that compile, collect and keep house. */
    private static final String[] OF_THE_VM = {
        "C1 ",
        "C2 ",
        "GC ",
        "G1 ",
        "VM ",
        "ZGC",
        "ZDriver",
        "ZWorker",
        "Shenandoah",
        "Signal Disp",
        "Finalizer",
        "Reference Han",
        "Common-Clean",
        "Service Thr",
        "Monitor Defl",
        "Sweeper",
        "Notification",
        "Attach List"
    };

    /**
     * Takes it.
     *
     * @param isOfVm which threads are known to be the virtual machine's own, by their numbers as text; learns new ones
     */
    static HostReading take(SystemFiles files, CpuCgroup cgroup, Map<String, Boolean> isOfVm) {
        return new HostReading(threads(files, isOfVm), CpuTime.read(files), cgroup.throttledNanos());
    }

    private static boolean isOfVm(String name) {
        for (String start : OF_THE_VM) {
            if (name.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    private static Map<Long, ThreadReading> threads(SystemFiles files, Map<String, Boolean> isOfVm) {
        Map<Long, ThreadReading> threads = new HashMap<>();
        for (String name : files.names(THREADS)) {
            Boolean skipped = isOfVm.get(name);
            if (skipped == null) {
                skipped = isOfVm(files.text(THREADS + "/" + name + "/comm").orElse(""));
                isOfVm.put(name, skipped);
            }
            if (skipped) {
                continue;
            }
            // A thread may end while the others are read.
            ThreadReading.of(files, THREADS + "/" + name)
                    .ifPresent(reading -> threads.put(Long.parseLong(name), reading));
        }
        return threads;
    }
}
