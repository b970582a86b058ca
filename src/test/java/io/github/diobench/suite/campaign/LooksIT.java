package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.judge.MarginsFile;
import io.github.diobench.suite.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign with looks ends at the first that decides everything, and stays ended. */
final class LooksIT {
    private static final int ROUNDS = 3;

    @TempDir
    private Path results;

    private final List<Integer> seen = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    @Test
    void a_campaign_ends_when_all_is_decided_and_is_not_gone_on_with() throws Exception {
        RunFolder folder = carryOut(run -> rounds(run) >= 2);
        assertEquals(List.of(1, 2), seen);
        assertEquals(List.of("All is decided after 2 of 3 rounds."), remarks);
        assertEquals(2, RunData.load(folder).forks().size());
        assertTrue(Reports.write(folder)
                .table()
                .contains("Judged after 1, 2, 3 rounds, to end as soon as everything is " + "decided; it has 2."));

        try (Interruption interruption = Interruption.listen()) {
            Campaign.Outcome again = Campaign.prepare(Plan.read(folder.plan()))
                    .endingWhen((at, run) -> rounds(run) >= 2 ? Set.of() : Set.of("timer"))
                    .resume(folder, new Remarks(), interruption);
            assertFalse(again.interrupted());
            assertEquals(0, again.failed());
        }
        assertEquals(2, RunData.load(folder).forks().size());
    }

    @Test
    void one_that_is_never_decided_runs_to_its_end() throws Exception {
        RunFolder folder = carryOut(run -> false);
        assertEquals(List.of(1, 2), seen);
        assertEquals(ROUNDS, RunData.load(folder).forks().size());
    }

    private interface Rule {
        boolean isMet(RunData run);
    }

    private RunFolder carryOut(Rule rule) throws Exception {
        // JMH asks for its lock before it looks whether it should.
        System.setProperty("jmh.ignoreLock", "true");
        Arm arm = new Arm(Arm.NO_COUNTER, Arm.NO_COUNTER, Arm.Role.ALONE, ForkJvm.ownProgram(), List.of());
        Regime regime = new Regime(
                "timer",
                Purpose.FLOOR,
                "io.github.diobench.bench.TimerBenchmark.time",
                Map.of(),
                1,
                ROUNDS,
                List.of(arm));
        Plan plan = new Plan(
                Plan.SCHEMA_VERSION,
                "unnamed",
                "test",
                1,
                ROUNDS,
                List.of(1, 2, ROUNDS),
                new Timing(1, 50, 1, 50, 30_000),
                List.of("-Xmx128m"),
                arm.name(),
                List.of(regime),
                List.of(),
                Schedule.slots(List.of(regime), ROUNDS, 1));
        try (Interruption interruption = Interruption.listen()) {
            Campaign.Outcome outcome = Campaign.prepare(plan)
                    .endingWhen((folder, run) -> {
                        assertEquals(margins(), Files.readString(folder.margins()));
                        seen.add(rounds(run));
                        return rule.isMet(run) ? Set.of() : Set.of("timer");
                    })
                    .carryOut(results, margins(), new Remarks(), interruption);
            assertFalse(outcome.interrupted());
            return outcome.folder();
        }
    }

    private static String margins() throws IOException {
        return MarginsFile.shipped().text();
    }

    private static int rounds(RunData run) {
        return run.forks().get(run.forks().size() - 1).round();
    }

    private final class Remarks implements Progress {
        @Override
        public void starts(Slot slot, Cell cell, Duration elapsed, Duration remaining) {}

        @Override
        public void ended(ForkRecord fork, Duration elapsed, Duration remaining) {}

        @Override
        public void remark(String line) {
            remarks.add(line);
        }

        @Override
        public void finished() {}
    }
}
