package io.github.diobench.suite.record;

import io.github.diobench.suite.CpuList;
import io.github.diobench.suite.SystemFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** In which order CPUs are given to threads that want one each. */
final class CpuOrder {
    private static final String ALLOWED = "Cpus_allowed_list";

    private CpuOrder() {}

    /** Returns the CPUs that this process may use, as Linux writes them; empty if not told. */
    static String allowed(SystemFiles files) {
        return files.field("proc/self/status", ALLOWED).orElse("");
    }

    /**
     * Returns the CPUs that this process may use, each once.
     *
     * <p>The first of them comes last: interrupts and housekeeping tend to run there, and whatever is not given away is left to the
     * JVM's own threads.
     */
    static List<Integer> of(SystemFiles files, Pin pin) {
        List<List<Integer>> cores = cores(files);
        if (!cores.isEmpty()) {
            Collections.reverse(cores.get(0));
            Collections.rotate(cores, -1);
        }
        List<Integer> order = new ArrayList<>();
        if (pin == Pin.COMPACT) {
            cores.forEach(order::addAll);
            return order;
        }
        int most = cores.stream().mapToInt(List::size).max().orElse(0);
        for (int thread = 0; thread < most; thread++) {
            for (List<Integer> core : cores) {
                if (thread < core.size()) {
                    order.add(core.get(thread));
                }
            }
        }
        return order;
    }

    /** Returns the threads of each core, neighbouring cores one after the other. Where nothing is told each CPU is a core. */
    private static List<List<Integer>> cores(SystemFiles files) {
        Map<Integer, List<Integer>> cores = new TreeMap<>();
        for (int cpu : CpuList.parse(allowed(files))) {
            String topology = "sys/devices/system/cpu/cpu" + cpu + "/topology/";
            int core = files.text(topology + "thread_siblings_list")
                    .map(CpuList::parse)
                    .filter(siblings -> !siblings.isEmpty())
                    .map(Collections::min)
                    .orElse(cpu);
            cores.computeIfAbsent(core, any -> new ArrayList<>()).add(cpu);
        }
        return new ArrayList<>(cores.values());
    }
}
