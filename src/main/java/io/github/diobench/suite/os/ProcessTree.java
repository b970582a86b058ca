package io.github.diobench.suite.os;

import io.github.diobench.suite.SystemFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Processes with all that they have started. On Linux that is what descends from them, and what is in a session that one of these
 * began: the latter stays so when the parent of a process has ended.
 */
public final class ProcessTree {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long PAUSE_NANOS = 1_000_000;
    private static final String PROC = "proc";

    private ProcessTree() {}

    /** Ends all that this JVM has started, and waits a moment until nothing of it is left. */
    public static void endChildren() {
        end(ProcessHandle.current());
    }

    /** Ends {@code root}, unless it is this JVM, and all that it has started, and waits a moment until nothing of it is left. */
    public static void end(ProcessHandle root) {
        long start = System.nanoTime();
        List<ProcessHandle> left = members(root);
        while (!left.isEmpty() && System.nanoTime() - start < PATIENCE.toNanos()) {
            // All are found before the first is killed; what they start meanwhile is found the next time.
            left.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(PAUSE_NANOS);
            left = members(root);
        }
    }

    /** Returns what has not ended, without this JVM. */
    static List<ProcessHandle> members(ProcessHandle root) {
        List<Entry> all = entries(SystemFiles.ofThisMachine());
        Stream<ProcessHandle> found = all.isEmpty()
                ? Stream.concat(Stream.of(root), root.descendants()).filter(ProcessHandle::isAlive)
                : members(root.pid(), all).stream().flatMap(pid -> ProcessHandle.of(pid).stream());
        return found.filter(handle -> !handle.equals(ProcessHandle.current())).toList();
    }

    private static Set<Long> members(long root, List<Entry> all) {
        Set<Long> known = new HashSet<>(Set.of(root));
        boolean more = true;
        while (more) {
            more = false;
            for (Entry entry : all) {
                // A session has the number of the process that began it.
                more |= (known.contains(entry.parent) || known.contains(entry.session)) && known.add(entry.pid);
            }
        }
        return all.stream()
                .filter(entry -> !entry.ended && known.contains(entry.pid))
                .map(Entry::pid)
                .collect(Collectors.toSet());
    }

    /**
     * A process, as Linux shows it.
     *
     * @param ended whether it only waits for its parent to notice that it has ended
     */
    private record Entry(long pid, long parent, long session, boolean ended) {}

    private static List<Entry> entries(SystemFiles files) {
        List<Entry> entries = new ArrayList<>();
        for (String name : files.names(PROC)) {
            SystemFiles.whole(name)
                    .flatMap(pid -> files.text(PROC + "/" + pid + "/stat"))
                    .map(ProcessTree::entry)
                    .ifPresent(entries::add);
        }
        return entries;
    }

    /** The number of a process, its program's name in brackets, its state, its parent, its group and its session. */
    private static Entry entry(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
        return new Entry(
                Long.parseLong(stat.substring(0, stat.indexOf(' '))),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[3]),
                fields[0].equals("Z") || fields[0].equals("X"));
    }
}
