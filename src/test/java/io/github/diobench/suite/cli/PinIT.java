package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.diobench.suite.CpuList;
import io.github.diobench.suite.SystemFiles;
import io.github.diobench.suite.campaign.Environment;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Journal;
import io.github.diobench.suite.campaign.Metric;
import io.github.diobench.suite.record.Pin;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real forks tell of the machine, and that their threads run where they are pinned. */
final class PinIT {
    private static final List<Integer> CPUS = SystemFiles.ofThisMachine()
            .field("proc/self/status", "Cpus_allowed_list")
            .map(CpuList::parse)
            .orElse(List.of());

    @TempDir
    Path folder;

    private ProgramProcess program;

    @BeforeEach
    void needsProc() {
        assumeTrue(!CPUS.isEmpty(), "this system has no /proc");
    }

    @Test
    void every_fork_tells_what_the_machine_did_to_it() throws Exception {
        assertEquals(0, start("run", "--profile", "good", "--rounds", "1", "--results", "results"), program.output());
        assertTrue(program.output().contains("threads pinned: none"), program.output());
        for (ForkRecord fork : Journal.read(onlyRun().resolve("journal.jsonl"))) {
            SortedMap<String, Metric> metrics = fork.measured().metrics();
            for (String name : List.of("host.waiting", "host.moves", "host.steal")) {
                assertTrue(metrics.containsKey(name), name + " not in " + metrics.keySet());
                assertTrue(metrics.get(name).additive(), name);
                assertTrue(metrics.get(name).overall() >= 0, name);
            }
            assertTrue(metrics.get("turn.took").overall() > 0, metrics.toString());
            assertFalse(metrics.containsKey("cpu.worker-1"), "where it runs is told of pinned threads");
        }
        Environment environment = Environment.read(onlyRun().resolve("environment.json"));
        assertTrue(
                environment.findings().stream().anyMatch(finding -> finding.id().equals("clock.cost")));
    }

    @Test
    void a_campaign_pins_its_workers() throws Exception {
        needsTaskset();
        assertEquals(
                0,
                start("run", "--profile", "good", "--rounds", "1", "--results", "results", "--pin", "spread"),
                program.output());
        assertTrue(program.output().contains("threads pinned: spread"), program.output());
        Set<Double> seen = new TreeSet<>();
        for (ForkRecord fork : Journal.read(onlyRun().resolve("journal.jsonl"))) {
            Metric cpu = fork.measured().metrics().get("cpu.worker-1");
            assertFalse(cpu.additive());
            seen.addAll(cpu.values());
        }
        assertEquals(1, seen.size(), "one CPU in all iterations of all forks, not " + seen);
    }

    @Test
    void submitter_and_completer_run_on_cpus_of_their_own() throws Exception {
        needsTaskset();
        assumeTrue(CPUS.size() > 1, "this machine has one CPU");
        JsonNode metrics = forkOf("CompletionBenchmark", Pin.COMPACT);
        double worker = score(metrics, "cpu.worker-1");
        double completer = score(metrics, "cpu.completer-1");
        // The score is a mean over three iterations: whole only if the thread stayed, and of the CPUs that are allowed.
        assertTrue(CPUS.contains((int) worker) && worker == Math.rint(worker), "worker on " + worker);
        assertTrue(CPUS.contains((int) completer) && completer == Math.rint(completer), "completer on " + completer);
        assertTrue(worker != completer, "both on " + worker);
    }

    @Test
    void without_taskset_nothing_is_measured() throws Exception {
        program = ProgramProcess.start(
                folder, List.of(), Map.of("PATH", ""), "run", "--profile", "good", "--pin", "compact");
        assertEquals(2, program.waitFor(), program.output());
        assertEquals(1, program.output().lines().count(), program.output());
        assertTrue(program.output().startsWith("diobench: --pin compact needs the program taskset"), program.output());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @Test
    void the_doctor_finds_another_run() throws Exception {
        try (FileChannel channel =
                FileChannel.open(folder.resolve("jmh.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertTrue(channel.tryLock().isValid());
            assertEquals(4, start("doctor", "--json"), program.output());
        }
        JsonNode diagnosis = new ObjectMapper().readTree(program.output());
        for (JsonNode finding : diagnosis.get("findings")) {
            if (finding.get("id").asText().equals("runs.lock")) {
                assertEquals("unfit", finding.get("severity").asText());
                return;
            }
        }
        throw new AssertionError(diagnosis.toString());
    }

    private JsonNode forkOf(String benchmark, Pin pin) throws Exception {
        Path json = folder.resolve("result.json");
        List<String> args = new ArrayList<>(List.of("jmh", "\\.bench\\." + benchmark + "\\."));
        args.addAll(List.of("-f", "1", "-wi", "1", "-w", "50ms", "-i", "3", "-r", "100ms", "-foe", "true"));
        args.addAll(List.of("-prof", "io.github.diobench.suite.record.HistogramProfiler"));
        args.addAll(List.of("-rf", "json", "-rff", json.toString(), "-jvmArgsAppend", String.join(" ", pin.jvmArgs())));
        for (String param : List.of(
                "counter=spin",
                "rw=write",
                "mode=async",
                "bios=16",
                "iodepth=1",
                "completers=1",
                "idle=yield",
                "think=0",
                "file=own")) {
            args.addAll(List.of("-p", param));
        }
        assertEquals(0, start(args.toArray(String[]::new)), program.output());
        return new ObjectMapper().readTree(json.toFile()).get(0).get("secondaryMetrics");
    }

    private static double score(JsonNode metrics, String name) {
        assertTrue(metrics.has(name), name + " not in " + metrics);
        return metrics.get(name).get("score").asDouble();
    }

    private static void needsTaskset() throws Exception {
        boolean works;
        try {
            works = new ProcessBuilder("taskset", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            works = false;
        }
        assumeTrue(works, "this system has no taskset that works");
    }

    private int start(String... args) throws Exception {
        program = ProgramProcess.start(folder, List.of(), args);
        return program.waitFor();
    }

    private Path onlyRun() throws IOException {
        try (var runs = Files.list(folder.resolve("results"))) {
            List<Path> all = runs.toList();
            assertEquals(1, all.size());
            return all.get(0);
        }
    }
}
