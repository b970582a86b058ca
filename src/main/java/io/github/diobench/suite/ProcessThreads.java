package io.github.diobench.suite;

import java.util.HashMap;
import java.util.Map;

/**
 * The living threads of a JVM, without those that compile, collect and keep house for it.
 *
 * <p>It remembers which those are, so one of it serves one process. Not thread-safe.
 */
public final class ProcessThreads {
    /** The names that Linux knows them by, which it cuts behind 15 letters; {@code java} runs JMH between iterations. */
    private static final String[] OF_THE_VM = {
        "java",
        "Signal Dispatch",
        "Finalizer",
        "Reference Handl",
        "Common-Cleaner",
        "Service Thread",
        "Monitor Deflati",
        "Sweeper thread",
        "Notification Th",
        "Attach Listener",
        "ZDirector",
        "ZStat",
        "ZUnmapper"
    };

    /** What the names of those begin with that there are several of. */
    private static final String[] OF_THE_VM_TOO = {
        "C1 ", "C2 ", "GC ", "G1 ", "VM ", "Shenandoah ", "ZDriver", "ZWorker", "ZUncommitter", "RuntimeWorker#"
    };

    private final SystemFiles files;
    private final String folder;
    private final Map<String, Boolean> isOfVm = new HashMap<>();

    /** Makes a reader of the process of this number, or of {@code self}. */
    public ProcessThreads(SystemFiles files, String process) {
        this.files = files;
        this.folder = "proc/" + process + "/task";
    }

    /** Returns what Linux has counted for each, by its number; nothing where there is no {@code /proc}. */
    public Map<Long, ThreadReading> read() {
        Map<Long, ThreadReading> threads = new HashMap<>();
        for (String name : files.names(folder)) {
            String thread = folder + "/" + name;
            Boolean skipped = isOfVm.get(name);
            if (skipped == null) {
                skipped = isOfVm(files.text(thread + "/comm").orElse(""));
                isOfVm.put(name, skipped);
            }
            if (skipped) {
                continue;
            }
            // A thread may end while the others are read.
            ThreadReading.of(files, thread).ifPresent(reading -> threads.put(Long.parseLong(name), reading));
        }
        return threads;
    }

    /** No stream: a JVM that measures would have to compile it. */
    private static boolean isOfVm(String name) {
        for (String own : OF_THE_VM) {
            if (name.equals(own)) {
                return true;
            }
        }
        for (String start : OF_THE_VM_TOO) {
            if (name.startsWith(start)) {
                return true;
            }
        }
        return false;
    }
}
