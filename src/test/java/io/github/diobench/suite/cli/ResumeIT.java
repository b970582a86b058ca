package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Journal;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Campaigns that are ended and gone on with. */
final class ResumeIT {
    private static final int KILLS = 4;

    /** The profile {@code good} has two rounds, of three forks and of two. */
    private static final int FORKS = 5;

    @TempDir
    Path folder;

    private static FinishedRun finished;

    private ProgramProcess program;

    @BeforeAll
    static void finishRun(@TempDir Path shared) throws Exception {
        finished = FinishedRun.of("good", shared);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whenever_it_is_killed_it_can_be_gone_on_with_to_its_end(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<ForkRecord> before = List.of();
        for (int kill = 1; kill <= KILLS; kill++) {
            startOrGoOn();
            int more = before.size() + random.nextInt(3);
            while (journal().size() < more && program.isAlive()) {
                Thread.sleep(10);
            }
            Thread.sleep(random.nextInt(1000));
            killedLeavesNothingRunning();
            List<ForkRecord> now = journal();
            assertEquals(before, now.subList(0, before.size()), "seed " + seed + ": a fork is lost");
            before = now;
        }
        startOrGoOn();
        assertEquals(0, program.waitFor(), program.output());
        List<ForkRecord> forks = journal();
        assertEquals(before, forks.subList(0, before.size()), "seed " + seed);

        RunFolder run = new RunFolder(onlyRun().orElseThrow());
        RunData data = RunData.load(run);
        assertPlanIsFulfilled(data);
        assertEquals(forks.size(), data.forks().size() + data.unpaired().size());
        List<String> summary = Files.readAllLines(run.path().resolve("summary.csv"));
        assertEquals(data.forks().size(), scores(summary, ",ok,"));
        assertEquals(data.unpaired().size(), scores(summary, ",unpaired,"));
        assertTrue(program.output().contains(": 5 of 5 forks measured."), program.output());
    }

    private static void assertPlanIsFulfilled(RunData data) {
        Plan plan = data.plan();
        List<String> planned = plan.slots().stream()
                .map(slot -> slot.number() + " " + slot.round() + " " + slot.position() + " " + slot.cell())
                .toList();
        List<String> ran = data.forks().stream()
                .map(fork -> fork.number() + " " + fork.round() + " " + fork.position() + " "
                        + fork.cell().id())
                .toList();
        assertEquals(planned, ran);
        assertTrue(
                data.forks().stream().allMatch(ForkRecord::isOk), data.forks().toString());
    }

    private static long scores(List<String> summary, String status) {
        return summary.stream().filter(line -> line.contains(status + "score,")).count();
    }

    private void startOrGoOn() throws IOException {
        Optional<Path> run = onlyRun();
        if (run.isPresent()) {
            start("run", "--resume", run.get().toString());
        } else {
            start("run", "--profile", "good", "--results", "results");
        }
    }

    private void killedLeavesNothingRunning() throws Exception {
        List<ProcessHandle> forks = program.descendants();
        program.kill();
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (forks.stream().anyMatch(ProcessHandle::isAlive)) {
            assertTrue(Instant.now().isBefore(deadline), "a fork goes on without its campaign");
            Thread.sleep(10);
        }
    }

    @Test
    void a_fork_that_hangs_does_not_outlive_its_campaign() throws Exception {
        start("run", "--profile", "stuck", "--results", "results");
        Instant deadline = Instant.now().plus(Duration.ofSeconds(90));
        while (program.descendants().stream().noneMatch(ProgramProcess::spins)) {
            assertTrue(program.isAlive() && Instant.now().isBefore(deadline), program.output());
            Thread.sleep(20);
        }
        killedLeavesNothingRunning();
    }

    @Test
    void a_torn_line_is_dropped_with_a_message_and_its_round_runs_again() throws Exception {
        Path run = finished.copyInto(folder);
        byte[] whole = Files.readAllBytes(run.resolve("journal.jsonl"));
        Files.write(run.resolve("journal.jsonl"), Arrays.copyOf(whole, whole.length - 100));
        assertEquals(0, startAndWait("run", "--resume", run.toString()), program.output());
        assertTrue(
                program.output().contains("The last line of " + run + "/journal.jsonl was cut while it was written"),
                program.output());
        assertTrue(program.output().contains("2 of 5 forks are left to run."), program.output());
        RunData data = RunData.load(new RunFolder(run));
        assertPlanIsFulfilled(data);
        assertEquals(1, data.unpaired().size());
        assertEquals(2, data.forks().get(FORKS - 1).attempt());
        assertFalse(data.torn());
    }

    @Test
    void of_a_finished_run_nothing_is_left_and_the_reports_are_made() throws Exception {
        Path run = finished.copyInto(folder);
        Files.delete(run.resolve("table.md"));
        assertEquals(0, startAndWait("run", "--resume", run.toString()), program.output());
        assertTrue(program.output().contains("Nothing is left to run: all 5 forks are there."), program.output());
        assertTrue(Files.exists(run.resolve("table.md")));
        assertEquals(FORKS, journal().size());
    }

    @ParameterizedTest
    @CsvSource({
        "\"cpus\" : \\d+, \"cpus\" : 99, cpus was '99' and is '",
        "\"version\" : \"[0-9.]+\", \"version\" : \"1.1\", version was '1.1' and is '",
        "\"sha256\" : \"[0-9a-f]{8}, \"sha256\" : \"00000000, had SHA-256 00000000"
    })
    void what_is_not_comparable_is_refused(String field, String other, String message) throws Exception {
        Path run = finished.copyInto(folder);
        withoutLastRound(run);
        Path environment = run.resolve("environment.json");
        Files.writeString(environment, Files.readString(environment).replaceFirst(field, other));
        assertEquals(4, startAndWait("run", "--resume", run.toString()), program.output());
        String refusal = program.output().lines().reduce((first, last) -> last).orElseThrow();
        assertTrue(refusal.startsWith("diobench: what would run now is not comparable"), program.output());
        assertTrue(refusal.contains(message), refusal);
        assertEquals(3, journal().size());
    }

    @Test
    void a_run_that_is_going_on_cannot_be_gone_on_with() throws Exception {
        start("run", "--profile", "long", "--results", "results");
        ProgramProcess first = program;
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        // The first round has begun, and takes longer than the other one to start.
        while (onlyRun().isEmpty() || program.descendants().isEmpty()) {
            assertTrue(Instant.now().isBefore(deadline), program.output());
            Thread.sleep(50);
        }
        // Without the machine's lock in its way.
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        program = ProgramProcess.start(
                folder,
                List.of("-Djava.io.tmpdir=" + elsewhere),
                "run",
                "--resume",
                onlyRun().orElseThrow().toString());
        assertEquals(4, program.waitFor(), program.output());
        assertTrue(program.output().contains("diobench: a run that is still going on writes to "), program.output());
        first.kill();
    }

    private static void withoutLastRound(Path run) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("journal.jsonl"));
        Files.write(run.resolve("journal.jsonl"), lines.subList(0, 3));
    }

    private void start(String... args) throws IOException {
        program = ProgramProcess.start(folder, List.of(), args);
    }

    private int startAndWait(String... args) throws Exception {
        start(args);
        return program.waitFor();
    }

    private List<ForkRecord> journal() throws IOException {
        Optional<Path> run = onlyRun();
        return run.isEmpty()
                ? List.of()
                : new ArrayList<>(Journal.read(run.get().resolve("journal.jsonl")));
    }

    private Optional<Path> onlyRun() throws IOException {
        Path results = folder.resolve("results");
        if (!Files.exists(results)) {
            return Optional.empty();
        }
        try (var runs = Files.list(results)) {
            List<Path> visible = runs.filter(
                            run -> !run.getFileName().toString().startsWith("."))
                    .toList();
            assertTrue(visible.size() <= 1, visible.toString());
            return visible.stream().findFirst();
        }
    }
}
