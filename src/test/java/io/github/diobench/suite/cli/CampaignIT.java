package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Journal;
import io.github.diobench.suite.campaign.Status;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whole campaigns, with real forks, from the command line to the last report. */
final class CampaignIT {
    @TempDir
    Path folder;

    private static FinishedRun finished;

    private ProgramProcess program;

    @BeforeAll
    static void finishRun(@TempDir Path shared) throws Exception {
        finished = FinishedRun.of("good", shared);
    }

    @Test
    void a_campaign_measures_everything_and_reports_it() throws Exception {
        Path run = finished.path();
        List<ForkRecord> forks = Journal.read(run.resolve("journal.jsonl"));
        assertEquals(5, forks.size());
        for (ForkRecord fork : forks) {
            assertTrue(fork.isOk(), fork.reason());
            assertEquals(1, fork.warmup().size());
            assertEquals(2, fork.measured().scores().size());
            assertTrue(fork.score() > 0);
            assertTrue(fork.endMillis() > fork.startMillis());
        }
        histogramsHoldEveryOperation(forks);
        assertEquals(
                List.of(1, 1, 1, 2, 2), forks.stream().map(ForkRecord::round).toList());

        String table = Files.readString(run.resolve("table.md"));
        assertTrue(finished.output().contains(table));
        assertTrue(cost(forks, "slow") / cost(forks, "quick") > 1.5, table);
        JsonNode json =
                new ObjectMapper().readTree(run.resolve("jmh-result.json").toFile());
        assertEquals(3, json.size());
        assertEquals(2, json.get(0).get("primaryMetric").get("rawData").size());
        assertTrue(json.get(0).get("secondaryMetrics").has("lat.p99"));
        JsonNode environment =
                new ObjectMapper().readTree(run.resolve("environment.json").toFile());
        assertEquals(
                Runtime.version().feature(),
                Runtime.Version.parse(environment
                                .get("forkJvms")
                                .get(0)
                                .get("version")
                                .asText())
                        .feature());
        assertTrue(Files.readString(run.resolve("jmh.log")).contains("# Fork: 1 of 1"));
        assertFalse(finished.output().contains("# Fork"), "JMH's own messages stay off the screen");
    }

    private static void histogramsHoldEveryOperation(List<ForkRecord> forks) {
        for (ForkRecord fork : forks) {
            if (fork.cell().regime().equals("judged")) {
                long operations = fork.measured().measuredOps().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                long recorded = fork.histogram("lat").getTotalCount();
                // Two iterations of one thread, each with one request outstanding and one being submitted.
                assertTrue(Math.abs(recorded - operations) <= 4, recorded + " of " + operations);
                assertEquals((double) recorded, fork.metric("tally.submitter"));
            }
        }
    }

    /** Turns so short may all be disturbed, so that the table has no ratio. */
    private static double cost(List<ForkRecord> forks, String arm) {
        return forks.stream()
                .filter(fork -> fork.cell().arm().equals(arm))
                .mapToDouble(ForkRecord::score)
                .average()
                .orElseThrow();
    }

    @Test
    void a_fork_that_fails_costs_no_other_its_data() throws Exception {
        assertEquals(2, run("mixed"));
        List<ForkRecord> forks = Journal.read(onlyRun().resolve("journal.jsonl"));
        Map<String, List<ForkRecord>> byArm =
                forks.stream().collect(Collectors.groupingBy(fork -> fork.cell().arm()));
        assertEquals(7, forks.size());
        assertTrue(byArm.get("quick").stream().allMatch(ForkRecord::isOk));
        assertTrue(byArm.get("none").stream().allMatch(ForkRecord::isOk));
        for (ForkRecord broken : byArm.get("broken")) {
            assertEquals(Status.FAILED, broken.status());
            assertTrue(
                    broken.reason().matches("IllegalStateException: submitted \\d+ but completed less"),
                    broken.reason());
        }
        for (ForkRecord dying : byArm.get("dying")) {
            assertEquals(Status.FAILED, dying.status());
            assertTrue(dying.reason().contains("exit code 3"), dying.reason());
            assertEquals(3, dying.exit());
        }
        assertTrue(program.output().contains("## Forks that failed"));
        assertTrue(program.output().contains("arm broken FAILED: IllegalStateException"));
        assertFalse(program.output().contains("\tat "), "no stack trace");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_jvm_that_crashes_costs_no_other_its_data() throws Exception {
        assertEquals(2, run("crashing", "--rounds", "1", "--benchmark", "Recording"));
        Map<String, ForkRecord> byArm = Journal.read(onlyRun().resolve("journal.jsonl")).stream()
                .collect(Collectors.toMap(fork -> fork.cell().arm(), fork -> fork));
        ForkRecord crashed = byArm.get("crashing");
        assertEquals(Status.FAILED, crashed.status());
        // Killed by signal 9, as processes tell it.
        assertEquals(128 + 9, crashed.exit(), crashed.reason());
        assertTrue(crashed.reason().contains("exit code 137"), crashed.reason());
        assertTrue(byArm.get("quick").isOk(), byArm.get("quick").reason());
        assertEquals(0, byArm.get("quick").exit());
    }

    @Test
    void a_fork_that_hangs_is_killed() throws Exception {
        assertEquals(2, run("hanging", "--rounds", "1"));
        Map<String, ForkRecord> byArm = Journal.read(onlyRun().resolve("journal.jsonl")).stream()
                .collect(Collectors.toMap(fork -> fork.cell().arm(), fork -> fork));
        assertEquals(Status.TIMEOUT, byArm.get("hanging").status());
        assertEquals(
                "no result after 10 s, so its JVM was killed",
                byArm.get("hanging").reason());
        assertTrue(byArm.get("quick").isOk());
    }

    @Test
    void a_plan_is_shown_and_leaves_nothing_behind() throws Exception {
        assertEquals(0, run("good", "--plan-only", "--seed", "5"));
        assertTrue(program.output().contains("seed 5"), program.output());
        assertTrue(program.output().contains("5 forks of about "), program.output());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @Test
    void reports_are_remade_byte_for_byte_in_any_locale() throws Exception {
        Path run = finished.copyInto(folder);
        Map<String, byte[]> before = contents(run);
        List<String> elsewhere = List.of(
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.extensions=u-nu-arab",
                "-Duser.timezone=Asia/Kolkata");
        assertEquals(0, start(elsewhere, "report", run.toString()));
        Map<String, byte[]> after = contents(run);
        assertEquals(before.keySet(), after.keySet());
        before.forEach((name, bytes) -> assertTrue(Arrays.equals(bytes, after.get(name)), name));
    }

    @Test
    void a_torn_journal_still_makes_a_report() throws Exception {
        Path journal = finished.copyInto(folder).resolve("journal.jsonl");
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length - 100));
        assertEquals(0, start(List.of(), "report", onlyRun().toString()));
        assertTrue(program.output().contains(": 4 of 5 forks measured."), program.output());
    }

    @Test
    void a_second_run_on_the_machine_is_refused() throws Exception {
        try (FileChannel channel =
                FileChannel.open(folder.resolve("jmh.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertNotNull(channel.tryLock());
            assertEquals(2, run("good"));
        }
        assertEquals(1, program.output().lines().count(), program.output());
        assertTrue(program.output().startsWith("diobench: another benchmark run on this machine"), program.output());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    private int run(String profile, String... options) throws Exception {
        List<String> args = new ArrayList<>(List.of("run", "--profile", profile, "--results", "results"));
        args.addAll(List.of(options));
        return start(List.of(), args.toArray(String[]::new));
    }

    private int start(List<String> jvmArgs, String... args) throws Exception {
        program = ProgramProcess.start(folder, jvmArgs, args);
        return program.waitFor();
    }

    private Path onlyRun() throws IOException {
        try (var runs = Files.list(folder.resolve("results"))) {
            return runs.reduce((first, second) -> {
                        throw new AssertionError("more than one run: " + first + ", " + second);
                    })
                    .orElseThrow();
        }
    }

    private static Map<String, byte[]> contents(Path top) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (var files = Files.walk(top)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(top.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
