package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.judge.MarginsFile;
import io.github.diobench.suite.report.Reports;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forks that another class path's JMH runs. */
final class OtherForksIT {
    private static final String JAVA = ForkJvm.ownProgram();
    private static final List<String> OWN = List.of();
    private static final List<String> JAR = List.of(
            Path.of(System.getProperty("diobench.jar", "")).toAbsolutePath().toString());
    private static final List<String> CLASSES =
            List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    private static final String RECORDING = "io.github.diobench.suite.fixture.RecordingBenchmark.request";

    private static final String HANGS = Hangs.class.getName();

    @TempDir
    Path folder;

    @Test
    void arms_from_different_class_paths_stand_in_one_round() throws Exception {
        Regime regime = new Regime(
                "timer",
                Purpose.OBSERVED,
                "io.github.diobench.bench.TimerBenchmark.time",
                Map.of(),
                1,
                2,
                List.of(
                        new Arm("own", Arm.NO_COUNTER, Arm.Role.REFERENCE, JAVA, OWN),
                        new Arm("jar", Arm.NO_COUNTER, Arm.Role.CANDIDATE, JAVA, JAR),
                        new Arm("classes", Arm.NO_COUNTER, Arm.Role.CANDIDATE, JAVA, CLASSES)));
        RunData run = carryOut(plan(regime, 2, 30_000));
        assertEquals(6, run.forks().size());
        for (ForkRecord fork : run.forks()) {
            assertTrue(fork.isOk(), fork.cell().arm() + ": " + fork.reason());
            assertEquals(0, fork.exit());
            assertEquals(1, fork.warmup().size());
            assertEquals(2, fork.measured().scores().size());
            assertTrue(
                    fork.score() > 1 && fork.score() < 100_000, fork.measured().toString());
            assertEquals("ns/op", fork.measured().unit());
            assertEquals(
                    fork.cell().arm().equals("own"),
                    !fork.measured().histograms().isEmpty(),
                    fork.cell().arm());
            assertFalse(fork.measured().metrics().containsKey("timer.p99"));
        }
        assertTrue(
                run.environment().classPath().stream()
                        .anyMatch(entry -> entry.path().equals(JAR.get(0))),
                "their code is part of what the run rests on");
    }

    @Test
    void a_fork_that_fails_is_a_row_with_a_reason() throws Exception {
        Map<String, ForkRecord> byArm = byArm(RECORDING, "quick", "broken", "dying", "hanging");
        assertTrue(byArm.get("quick").isOk(), byArm.get("quick").reason());
        assertTrue(byArm.get("quick").metric("tally.submitter") > 0);
        assertEquals(
                "IllegalStateException: submitted N but completed less",
                byArm.get("broken").reason().replaceAll("\\d+", "N"));
        assertEquals("its JVM failed with exit code 3", byArm.get("dying").reason());
        assertEquals(3, byArm.get("dying").exit());
        assertEquals(Status.TIMEOUT, byArm.get("hanging").status());
        assertEquals(
                "no result after 8 s, so its JVM was killed",
                byArm.get("hanging").reason());
        assertEquals(0, ProcessHandle.current().descendants().count(), "nothing goes on");
    }

    @Test
    void a_benchmark_that_is_not_there_is_a_row_with_a_reason() throws Exception {
        ForkRecord fork = byArm("no.Such.benchmark", "quick").get("quick");
        assertEquals(Status.FAILED, fork.status());
        assertTrue(fork.reason().startsWith("NoBenchmarksException"), fork.reason());
    }

    @Test
    void a_fork_that_hangs_does_not_outlive_a_campaign_that_is_killed() throws Exception {
        Process campaign = new ProcessBuilder(
                        JAVA, "-Djava.io.tmpdir=" + folder, "-cp", String.join(File.pathSeparator, CLASSES), HANGS)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        Instant deadline = Instant.now().plus(Duration.ofSeconds(90));
        // JMH and its fork, whose only benchmark never ends.
        while (campaign.descendants().noneMatch(OtherForksIT::spins)) {
            assertTrue(campaign.isAlive() && Instant.now().isBefore(deadline), "no fork was started");
            Thread.sleep(10);
        }
        List<ProcessHandle> forks = campaign.descendants().toList();
        campaign.destroyForcibly().waitFor();
        while (forks.stream().anyMatch(ProcessHandle::isAlive)) {
            assertTrue(Instant.now().isBefore(deadline), "a fork goes on without its campaign");
            Thread.sleep(10);
        }
    }

    /** Tells whether {@code fork} has computed for longer than any start of a JVM takes. */
    private static boolean spins(ProcessHandle fork) {
        return fork.info()
                .totalCpuDuration()
                .filter(spent -> spent.toSeconds() >= 3)
                .isPresent();
    }

    /** A campaign that takes two minutes, in a JVM of its own. */
    static final class Hangs {
        public static void main(String[] args) throws Exception {
            Arm hanging = new Arm("hanging", "hanging", Arm.Role.ALONE, JAVA, CLASSES);
            Regime regime = new Regime("r", Purpose.OBSERVED, RECORDING, Map.of("bios", "2"), 1, 1, List.of(hanging));
            try (Interruption interruption = Interruption.listen()) {
                Campaign.prepare(plan(regime, 1, 100_000))
                        .carryOut(Path.of(""), MarginsFile.shipped().text(), new Silent(), interruption);
            }
        }
    }

    private Map<String, ForkRecord> byArm(String benchmark, String... counters) throws Exception {
        List<Arm> arms = new ArrayList<>();
        for (String counter : counters) {
            arms.add(new Arm(counter, counter, Arm.Role.ALONE, JAVA, CLASSES));
        }
        Regime regime = new Regime("r", Purpose.OBSERVED, benchmark, Map.of("bios", "2"), 1, 1, arms);
        return carryOut(plan(regime, 1, 8_000)).forks().stream()
                .collect(Collectors.toMap(fork -> fork.cell().arm(), Function.identity()));
    }

    private static Plan plan(Regime regime, int rounds, int timeoutMillis) {
        List<Slot> slots = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            int position = 1;
            for (Arm arm : regime.arms()) {
                slots.add(new Slot(
                        slots.size() + 1, round, position++, regime.cell(arm).id()));
            }
        }
        return new Plan(
                Plan.SCHEMA_VERSION,
                "unnamed",
                "test",
                1,
                rounds,
                List.of(),
                new Timing(1, 50, 2, 50, timeoutMillis),
                List.of("-Xmx128m", "-Ddiobench.test=two words"),
                regime.arms().get(0).name(),
                List.of(regime),
                List.of(),
                slots);
    }

    private RunData carryOut(Plan plan) throws Exception {
        // JMH asks for its lock before it looks whether it should.
        System.setProperty("jmh.ignoreLock", "true");
        try (Interruption interruption = Interruption.listen()) {
            Campaign.Outcome outcome = Campaign.prepare(plan)
                    .carryOut(folder, MarginsFile.shipped().text(), new Silent(), interruption);
            assertFalse(outcome.interrupted());
            assertTrue(Files.exists(Reports.write(outcome.folder()).files().get(0)));
            return RunData.load(outcome.folder());
        }
    }

    private static final class Silent implements Progress {
        @Override
        public void starts(Slot slot, Cell cell, Duration elapsed, Duration remaining) {}

        @Override
        public void ended(ForkRecord fork, Duration elapsed, Duration remaining) {}

        @Override
        public void remark(String line) {}

        @Override
        public void finished() {}
    }
}
