package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run is judged by is on disk before anything is measured. */
final class FixedMarginsIT {
    @TempDir
    private Path results;

    @Test
    void margins_are_on_disk_before_the_first_fork_starts() throws IOException {
        assertThrows(FirstFork.class, () -> carryOut("the margins"));
        RunFolder folder = onlyRun();
        assertEquals("the margins", Files.readString(folder.margins()));
        assertEquals(0, Files.size(folder.journal()));
    }

    private void carryOut(String margins) throws IOException {
        String java = ForkJvm.ownProgram();
        Arm arm = new Arm("spin", "spin", Arm.Role.ALONE, java, List.of());
        Regime regime = new Regime("r", Purpose.OBSERVED, "never.run", Map.of(), 1, 1, List.of(arm));
        Plan plan = new Plan(
                Plan.SCHEMA_VERSION,
                "unnamed",
                "test",
                1,
                1,
                List.of(),
                new Timing(1, 50, 1, 50, 1_000),
                List.of(),
                "spin",
                List.of(regime),
                List.of(),
                List.of(new Slot(1, 1, 1, "r.spin")));
        try (Interruption interruption = Interruption.listen()) {
            Campaign.prepare(plan).carryOut(results, margins, new EndsAtFirstFork(), interruption);
        }
    }

    private RunFolder onlyRun() throws IOException {
        try (var folders = Files.list(results)) {
            return new RunFolder(folders.toList().get(0));
        }
    }

    private static final class FirstFork extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class EndsAtFirstFork implements Progress {
        @Override
        public void starts(Slot slot, Cell cell, Duration elapsed, Duration remaining) {
            throw new FirstFork();
        }

        @Override
        public void ended(ForkRecord fork, Duration elapsed, Duration remaining) {}

        @Override
        public void remark(String line) {}

        @Override
        public void finished() {}
    }
}
