package io.github.diobench.suite.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.SystemFiles;
import io.github.diobench.suite.fixture.FakeSystem;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForkActivityTest {
    private static final long TURN_NANOS = 8_000_000;

    @TempDir
    Path root;

    @Test
    void only_busy_threads_of_the_benchmark_count() {
        FakeSystem system = new FakeSystem(root);
        thread(system, 1, "java", 0, 0, 0);
        thread(system, 2, "some.jmh-worker", 100_000_000, 5_000_000, 0);
        thread(system, 3, "completer", 100_000_000, 7_000_000, 1);
        thread(system, 4, "C2 CompilerThre", 0, 0, 0);
        ForkActivity activity = new ForkActivity(system.files(), 17);
        activity.read(TURN_NANOS);
        assertEquals(Optional.of(0L), activity.waitedNanos());

        thread(system, 1, "java", 3_000_000, 3_000_000, 1);
        thread(system, 2, "some.jmh-worker", 103_000_000, 6_000_000, 1);
        thread(system, 3, "completer", 101_000_000, 7_900_000, 0);
        thread(system, 4, "C2 CompilerThre", 4_000_000, 4_000_000, 1);
        activity.read(TURN_NANOS);
        // The completer ran for less than a quarter of the turn.
        assertEquals(Optional.of(1_000_000L), activity.waitedNanos());
        assertEquals(Optional.of(0), activity.moves(), "where it was before is not known");

        thread(system, 2, "some.jmh-worker", 106_000_000, 6_500_000, 0);
        activity.read(TURN_NANOS);
        assertEquals(Optional.of(500_000L), activity.waitedNanos());
        assertEquals(Optional.of(1), activity.moves());
    }

    @Test
    void a_system_that_tells_nothing_is_not_guessed_at() {
        ForkActivity activity = new ForkActivity(new SystemFiles(root), 17);
        activity.read(TURN_NANOS);
        assertEquals(Optional.empty(), activity.waitedNanos());
        assertEquals(Optional.empty(), activity.moves());
    }

    private static void thread(FakeSystem system, int id, String name, long ranNanos, long waitedNanos, int cpu) {
        String folder = "proc/17/task/" + id;
        system.file(folder + "/comm", name)
                .file(folder + "/schedstat", ranNanos + " " + waitedNanos + " 3")
                .file(folder + "/stat", id + " (" + name + ") S" + " 0".repeat(35) + " " + cpu + " 0 0");
    }
}
