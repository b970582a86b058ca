package io.github.diobench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.fixture.FakeSystem;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessThreadsTest {
    private static final long TURN_NANOS = 8_000_000;

    @TempDir
    Path root;

    @Test
    void threads_of_the_virtual_machine_are_left_out() {
        FakeSystem system = new FakeSystem(root);
        String[] names = {
            "java", "C2 CompilerThre", "Reference Handl", "ZDriverMinor", "FinalizerBench.", "javaBench.run-j"
        };
        for (int i = 0; i < names.length; i++) {
            thread(system, i + 1, names[i], 1, 1, 0);
        }
        assertEquals(Set.of(5L, 6L), threads(system).read().keySet());
    }

    @Test
    void only_busy_threads_count() {
        FakeSystem system = new FakeSystem(root);
        ProcessThreads threads = threads(system);
        thread(system, 2, "some.jmh-worker", 100_000_000, 5_000_000, 0);
        thread(system, 3, "completer", 100_000_000, 7_000_000, 1);
        Map<Long, ThreadReading> first = threads.read();

        thread(system, 2, "some.jmh-worker", 103_000_000, 6_000_000, 1);
        thread(system, 3, "completer", 101_000_000, 7_900_000, 0);
        // This one is new, and waited all the time.
        thread(system, 4, "completer", 0, 8_000_000, 0);
        Map<Long, ThreadReading> second = threads.read();
        // The older completer ran and waited for less than a quarter of the turn.
        assertEquals(Optional.of(new Waiting(9_000_000, 1)), Waiting.of(first, second, TURN_NANOS));

        assertEquals(Optional.of(new Waiting(0, 0)), Waiting.of(second, threads.read(), TURN_NANOS));
    }

    @Test
    void a_system_that_tells_nothing_is_not_guessed_at() {
        assertEquals(Map.of(), new ProcessThreads(new SystemFiles(root), "17").read());
        assertEquals(Optional.empty(), Waiting.of(Map.of(), Map.of(), TURN_NANOS));
        // Kernels may be built without such counts.
        FakeSystem system = new FakeSystem(root);
        thread(system, 2, "some.jmh-worker", 0, 0, 0);
        assertEquals(Optional.empty(), Waiting.of(Map.of(), threads(system).read(), TURN_NANOS));
    }

    private static ProcessThreads threads(FakeSystem system) {
        return new ProcessThreads(system.files(), "17");
    }

    private static void thread(FakeSystem system, int id, String name, long ranNanos, long waitedNanos, int cpu) {
        String folder = "proc/17/task/" + id;
        system.file(folder + "/comm", name)
                .file(
                        folder + "/status",
                        "Name:\t" + name + "\nvoluntary_ctxt_switches:\t1\nnonvoluntary_ctxt_switches:\t2")
                .file(folder + "/schedstat", ranNanos + " " + waitedNanos + " 3")
                .file(folder + "/stat", id + " (" + name + ") S" + " 0".repeat(35) + " " + cpu + " 0 0");
    }
}
