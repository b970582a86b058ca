package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.fixture.FakeSystem;
import io.github.diobench.suite.fixture.SampleRun;
import io.github.diobench.suite.turn.TurnGroup;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TurnRequirementsTest {
    /** Three arms in its largest regime. */
    private static final Plan PLAN = SampleRun.plan().withTurns(true).withMoreJvmArgs(List.of("-Xmx1g", "-Xmx824M"));

    @TempDir
    Path root;

    @BeforeEach
    void needsSignals() {
        Assumptions.assumeTrue(TurnGroup.isPossible());
    }

    @Test
    void with_memory_for_all_forks_they_take_turns() {
        assertSame(PLAN, withFree(3 * 1024).fit(PLAN));
        assertSame(PLAN, new TurnRequirements(new FakeSystem(root).files()).fit(PLAN));
    }

    @Test
    void with_less_they_run_one_after_the_other_and_it_says_why() {
        Plan alone = withFree(3 * 1024 - 1).fit(PLAN);
        assertEquals(false, alone.turns());
        List<LeftOut> leftOut = alone.leftOut();
        assertEquals(
                "measuring by turns, because the JVMs of one regime together may take 3.0 GiB, and 3.0 GiB are free",
                leftOut.get(leftOut.size() - 1).toString());
        assertThrows(UserError.class, () -> withFree(3 * 1024 - 1).require(PLAN));
        withFree(3 * 1024 - 1).require(alone);
    }

    @Test
    void the_limit_of_a_container_counts() {
        FakeSystem system = new FakeSystem(root)
                .file("proc/meminfo", "MemAvailable:   99999999 kB")
                .file("sys/fs/cgroup/memory.max", Long.toString(4L << 30))
                .file("sys/fs/cgroup/memory.current", Long.toString(3L << 30));
        String reason = new TurnRequirements(system.files()).fit(PLAN).leftOut().toString();
        assertTrue(reason.contains("may take 3.0 GiB, and 1.0 GiB are free"), reason);
    }

    @Test
    void a_heap_that_is_not_told_is_a_share_of_the_memory() {
        Plan untold = SampleRun.plan().withTurns(true).withMoreJvmArgs(List.of());
        // Each a quarter of two GiB.
        assertSame(untold, withFree(3 * (200 + 512)).fit(untold));
        assertEquals(false, withFree(3 * (200 + 512) - 1).fit(untold).turns());
    }

    private TurnRequirements withFree(long mebibytes) {
        return new TurnRequirements(new FakeSystem(root)
                .file("proc/meminfo", "MemTotal:        2097152 kB\nMemAvailable:   " + (mebibytes << 10) + " kB\n")
                .files());
    }
}
