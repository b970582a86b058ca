package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.suite.record.Gauge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every benchmark runs with every counter that it can measure, each in a short fork of its own that passes its own checks and loads
 * the class of one counter (design, sections 4 and 5).
 */
final class BenchmarkForkIT {
    private static final List<String> SHORT = List.of("-f", "1", "-wi", "1", "-w", "20ms", "-i", "1", "-r", "50ms");

    /** The strategies, and not what they are built from. */
    private static final Pattern LOADED_STRATEGY =
            Pattern.compile(" io\\.github\\.diobench\\.engine\\.counter\\.((?!Bio|Listed|Locked)\\w+Counter) ");

    @TempDir
    Path folder;

    @Test
    void the_accounting_alone() throws Exception {
        List<String> counters = counters(true);
        assertForks(counters, 2, "CounterBenchmark", "mode=async,sync", "bios=16");
        assertEachForkLoadedOneOf(counters);
    }

    @Test
    void whole_requests() throws Exception {
        List<String> counters = counters(true);
        assertForks(counters, 2, "RequestBenchmark", "mode=async,sync", "bios=16", "rw=write");
        assertEachForkLoadedOneOf(counters);
    }

    @Test
    void requests_that_read() throws Exception {
        assertForks(List.of("spin", "deferred"), 2, "RequestBenchmark", "mode=async,sync", "bios=1", "rw=read");
    }

    @Test
    void requests_completed_by_other_threads() throws Exception {
        List<String> counters = counters(false);
        // Yields, so that completers and submitter get on wherever there are fewer CPUs than threads.
        assertForks(
                counters,
                2,
                "CompletionBenchmark",
                "mode=async,sync",
                "bios=16",
                "rw=write",
                "iodepth=1",
                "completers=1",
                "idle=yield",
                "think=0",
                "file=own");
        assertEachForkLoadedOneOf(counters);
    }

    @Test
    void two_submitters_with_a_file_each_or_one_together() throws Exception {
        JsonNode results = run(
                "CompletionBenchmark",
                List.of("-t", "2"),
                "counter=spin",
                "file=own,shared",
                "mode=async,sync",
                "bios=16",
                "rw=write",
                "iodepth=4",
                "completers=1",
                "idle=yield",
                "think=0");
        assertEquals(4, results.size());
        for (JsonNode result : results) {
            JsonNode tallies = result.get("secondaryMetrics");
            double submitted = tallies.get("tally.submitter").get("score").asDouble();
            double completed = tallies.get("tally.completer").get("score").asDouble();
            assertTrue(submitted > 0, result.toString());
            assertEquals(16 * submitted, completed, result.toString());
        }
    }

    @Test
    void writes_that_meet_a_hole() throws Exception {
        List<String> counters = counters(true);
        assertForks(counters, 2, "FallbackBenchmark", "mode=async,sync", "fallback=remainder", "hole=middle");
        assertEachForkLoadedOneOf(counters);
    }

    @Test
    void timed_requests() throws Exception {
        List<String> counters = counters(false);
        assertForks(
                counters,
                2,
                "LatencyBenchmark",
                "mode=async,sync",
                "bios=16",
                "rw=write",
                "device=queued",
                "record=request");
        assertEachForkLoadedOneOf(counters);
    }

    @Test
    void bios_completed_by_another_thread_with_no_engine() throws Exception {
        JsonNode results = run("QueueBenchmark", "bios=16", "iodepth=1,4", "idle=yield");
        assertEquals(2, results.size());
        for (JsonNode result : results) {
            assertTrue(score(result) > 0, result.toString());
        }
    }

    @Test
    void the_clock() throws Exception {
        JsonNode results = run("TimerBenchmark");
        assertEquals(1, results.size());
        assertTrue(score(results.get(0)) > 0);
    }

    private static List<String> counters(boolean completedBySubmitter) {
        List<String> counters = new ArrayList<>(CounterCatalog.builtInNames());
        counters.removeIf(name -> CounterCatalog.find(name).submitterThreadOnly() && !completedBySubmitter);
        counters.add("slowed");
        return counters;
    }

    /** Runs a fork for each counter and further combination of parameters; whole requests tell what they allocate. */
    private void assertForks(List<String> counters, int combinations, String benchmark, String... params)
            throws Exception {
        List<String> all = new ArrayList<>(List.of(params));
        all.add("counter=" + String.join(",", counters));
        JsonNode results = run(benchmark, all.toArray(String[]::new));
        assertEquals(counters.size() * combinations, results.size());
        Set<String> measured = new TreeSet<>();
        for (JsonNode result : results) {
            assertTrue(score(result) > 0, result.toString());
            measured.add(result.get("params").get("counter").asText());
            if (!benchmark.equals("CounterBenchmark")) {
                JsonNode allocated = result.get("secondaryMetrics").path(Gauge.ALLOCATION);
                assertEquals("B/op", allocated.path("scoreUnit").asText(), result::toString);
            }
        }
        assertEquals(new TreeSet<>(counters), measured);
    }

    private JsonNode run(String benchmark, String... params) throws Exception {
        return run(benchmark, List.of(), params);
    }

    private JsonNode run(String benchmark, List<String> options, String... params) throws Exception {
        Path json = folder.resolve("result.json");
        List<String> args = new ArrayList<>(List.of("jmh", "\\.bench\\." + benchmark + "\\."));
        args.addAll(SHORT);
        args.addAll(options);
        // A fork that fails its own check fails the run; its histograms are counted too.
        args.addAll(List.of("-foe", "true", "-prof", "io.github.diobench.suite.record.HistogramProfiler"));
        args.addAll(List.of("-rf", "json", "-rff", json.toString()));
        args.addAll(List.of("-jvmArgsAppend", "-Xlog:class+load:file=" + folder.resolve("classes-%p.log")));
        for (String param : params) {
            args.addAll(List.of("-p", param));
        }
        ProgramProcess program = ProgramProcess.start(folder, List.of(), args.toArray(String[]::new));
        assertEquals(0, program.waitFor(), program.output());
        return new ObjectMapper().readTree(json.toFile());
    }

    private static double score(JsonNode result) {
        return result.get("primaryMetric").get("score").asDouble();
    }

    private void assertEachForkLoadedOneOf(List<String> counters) throws IOException {
        Set<String> strategies = new TreeSet<>();
        try (var files = Files.list(folder)) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Set<String> loaded = LOADED_STRATEGY
                        .matcher(Files.readString(log))
                        .results()
                        .map(result -> result.group(1))
                        .collect(Collectors.toSet());
                assertEquals(1, loaded.size(), log + " names " + loaded);
                strategies.addAll(loaded);
            }
        }
        // The control wraps one of the others.
        assertEquals(counters.size() - 1, strategies.size(), strategies.toString());
    }
}
