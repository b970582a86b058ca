package io.github.diobench.suite.record;

import io.github.diobench.suite.SystemFiles;
import io.github.diobench.suite.ThreadReading;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads whose place matters: JMH's workers, and those that a benchmark starts to complete bios.
 *
 * <p>A thread enrols itself before it does anything else, since only from inside does Java learn the number by which Linux knows it; and
 * leaves its last counts behind when it ends, since Linux forgets them. Where there is no {@code /proc} nobody enrols.
 *
 * <p>If the JVM was told to {@link Pin} them, each gets its CPU in the order in which they start, and keeps it; workers start before the
 * threads that their benchmark starts.
 *
 * <p>Thread-safe.
 */
public final class MeasuringThreads {
    private static final SystemFiles FILES = SystemFiles.ofThisMachine();
    private static final ConcurrentMap<String, AtomicInteger> NUMBERS = new ConcurrentHashMap<>();
    private static final ConcurrentMap<String, Member> MEMBERS = new ConcurrentHashMap<>();

    private static final Placement PLACEMENT = new Placement(FILES, Pin.ofThisJvm());

    private static volatile String failure;

    private MeasuringThreads() {}

    /**
     * One enrolled thread.
     *
     * @param id its number in Linux
     * @param last its last counts; empty as long as it runs
     */
    record Member(long id, Optional<ThreadReading> last) {
        static String folder(long id) {
            return "proc/self/task/" + id;
        }
    }

    /**
     * Returns a factory of threads that enrol as {@code role-1}, {@code role-2} and so on, in the order in which they start.
     *
     * @param role such as {@code completer}
     */
    public static ThreadFactory of(String role) {
        return task -> new Thread(() -> run(role, task));
    }

    private static void run(String role, Runnable task) {
        Optional<Long> id = ownId();
        if (id.isEmpty()) {
            task.run();
            return;
        }
        String name = role + "-"
                + NUMBERS.computeIfAbsent(role, any -> new AtomicInteger()).incrementAndGet();
        MEMBERS.put(name, new Member(id.get(), Optional.empty()));
        // Here and not in the factory: only now does Linux know the thread.
        PLACEMENT
                .next()
                .flatMap(cpus -> Taskset.apply(id.get(), cpus))
                .ifPresent(reason -> failure = name + " cannot be pinned: " + reason);
        try {
            task.run();
        } finally {
            MEMBERS.put(name, new Member(id.get(), ThreadReading.of(FILES, Member.folder(id.get()))));
        }
    }

    /** The link reads {@code <process>/task/<thread>}. */
    private static Optional<Long> ownId() {
        return FILES.link("proc/thread-self")
                .flatMap(link -> SystemFiles.whole(link.substring(link.lastIndexOf('/') + 1)));
    }

    /**
     * Makes sure that every thread so far runs where it should.
     *
     * @throws IllegalStateException if one does not
     */
    static void requirePinned() {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    /** Returns on which CPU each thread ran last, by name; nothing if they run wherever the system puts them. */
    static Map<String, Integer> places() {
        Map<String, Integer> places = new TreeMap<>();
        if (Pin.ofThisJvm() != Pin.NONE) {
            MEMBERS.forEach((name, member) -> member.last()
                    .or(() -> ThreadReading.of(FILES, Member.folder(member.id())))
                    .ifPresent(reading -> places.put(name, reading.cpu())));
        }
        return places;
    }

    /** Returns all that ever enrolled, by name. */
    static Map<String, Member> members() {
        return new TreeMap<>(MEMBERS);
    }
}
