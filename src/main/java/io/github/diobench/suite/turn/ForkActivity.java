package io.github.diobench.suite.turn;

import io.github.diobench.suite.SystemFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the system did to the threads of one fork in each of its turns, read from outside while it is stopped: reading takes a fork
 * milliseconds that has other things to compile, and what it then allocates and compiles would be part of its turns.
 *
 * <p>A thread is busy if it wanted a CPU for a quarter of the turn, as workers and completers do. Threads that compile, collect and keep house
 * for the virtual machine never count. Not thread-safe.
 */
final class ForkActivity {
    /** What the names of threads begin with that are the virtual machine's own; its first, {@code java}, runs JMH between iterations. */
    private static final List<String> OF_THE_VM = List.of(
            "java",
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
            "Attach List");

    private static final int BUSY = 4;

    /** The field of {@code stat}, numbered as in proc(5), that tells the CPU. */
    private static final int CPU_FIELD = 39;

    private final SystemFiles files;
    private final String folder;
    private final Map<String, Boolean> isOfVm = new HashMap<>();
    private final Map<String, Counted> threads = new HashMap<>();
    private long waitedNanos;
    private int moves;
    private boolean isTold;

    ForkActivity(SystemFiles files, long pid) {
        this.files = files;
        this.folder = "proc/" + pid + "/task";
    }

    /** What one thread had counted when it was last read, and the CPU on which it last was when it was busy; -1 before. */
    private record Counted(long ranNanos, long waitedNanos, long cpu) {}

    /** Reads what came since the last time, which is the turn of {@code nanos} that has just ended. */
    void read(long nanos) {
        waitedNanos = 0;
        moves = 0;
        isTold = false;
        for (String thread : files.names(folder)) {
            String path = folder + "/" + thread;
            if (isOfVm.computeIfAbsent(thread, any -> isOfVm(path))) {
                continue;
            }
            String[] counts = files.words(path + "/schedstat");
            Optional<Long> ran = SystemFiles.whole(counts[0]);
            Optional<Long> waited = counts.length < 2 ? Optional.empty() : SystemFiles.whole(counts[1]);
            if (ran.isPresent() && waited.isPresent()) {
                isTold = true;
                threads.merge(
                        thread,
                        new Counted(ran.get(), waited.get(), -1),
                        (before, now) -> since(before, now, nanos, path));
            }
        }
    }

    private Counted since(Counted before, Counted now, long nanos, String path) {
        long waited = now.waitedNanos() - before.waitedNanos();
        if (now.ranNanos() - before.ranNanos() + waited < nanos / BUSY) {
            return new Counted(now.ranNanos(), now.waitedNanos(), before.cpu());
        }
        long cpu = files.statField(path + "/stat", CPU_FIELD).orElse(-1L);
        waitedNanos += waited;
        moves += before.cpu() >= 0 && cpu != before.cpu() ? 1 : 0;
        return new Counted(now.ranNanos(), now.waitedNanos(), cpu);
    }

    private boolean isOfVm(String path) {
        String name = files.text(path + "/comm").orElse("");
        return OF_THE_VM.stream().anyMatch(name::startsWith);
    }

    /** Returns for how long its busy threads had no CPU, added up, in nanoseconds; empty where the system does not tell. */
    Optional<Long> waitedNanos() {
        return isTold ? Optional.of(waitedNanos) : Optional.empty();
    }

    /** Returns how many of its busy threads ended on another CPU than the last time they were busy; empty where the system does not tell. */
    Optional<Integer> moves() {
        return isTold ? Optional.of(moves) : Optional.empty();
    }
}
