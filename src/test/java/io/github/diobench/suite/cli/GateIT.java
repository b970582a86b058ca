package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.GatedBenchmark;
import io.github.diobench.suite.fixture.GatedJar;
import io.github.diobench.suite.track.gate.GateReport;
import io.github.diobench.suite.track.gate.GateResult;
import io.github.diobench.suite.track.gate.GateRow;
import io.github.diobench.suite.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gates of another project's jar, with real forks. They show that a gate works, not what it is worth: a machine that is too busy
 * may always refuse.
 */
final class GateIT {
    private static final long PATIENCE_SECONDS = 600;
    private static final List<String> QUICK = List.of("-wi", "2", "-w", "60ms", "-i", "3", "-r", "40ms");

    @TempDir
    private Path folder;

    private Path margins;

    /** Every turn counts, whatever else the machine does, so that no round is lost. */
    @BeforeEach
    void allowWhatShortForksAreOff() throws IOException {
        String text = """
                {
                  "schemaVersion" : 1,
                  "rules" : [ { "regime" : "Gated.*", "margin" : 0.5 } ],
                  "latencyMedian" : 0.05,
                  "latencyP99" : 0.10,
                  "alphaPass" : 0.05,
                  "alphaFail" : 0.01,
                  "minRounds" : 6,
                  "looks" : [ 8 ],
                  "controlAlpha" : 0.008,
                  "controlPower" : 0.99,
                  "voidAlpha" : 0.001,
                  "stealLimit" : 0.5,
                  "loadLimit" : 0.9,
                  "turns" : { "waitingLimit" : 999, "stealLimit" : 0.99, "leastTurns" : 1 },
                  "floorNs" : 1.5
                }
                """;
        margins = Files.writeString(folder.resolve("margins.json"), text);
    }

    @Test
    void what_is_three_times_slower_fails_twice() throws Exception {
        // As a rate: fewer operations per time are worse.
        int code = gate(300, 900, "--include", "rate", "-p", "work=changing", "--rounds", "6", "--seed", "1");
        GateReport report = GateReport.read(onlyGate());
        assertEquals(1.5, report.floorNs());
        GateRow changing = row(report, "GatedBenchmark.rate[work=changing]");
        assertEquals("thrpt", changing.mode());
        assertEquals(GatedBenchmark.class.getName() + ".rate", changing.benchmark());
        assertTrue(changing.ratio() > 1.5, report::toString);
        assertTrue(Files.readString(onlyGate().resolve("gate.md")).startsWith("## Performance gate: "));
        assertTrue(Files.readString(onlyGate().resolve("gate-junit.xml")).contains("tests=\"1\""));
        if (changing.outcome() == Outcome.REFUSED) {
            // Too busy a machine; it must say so instead.
            assertEquals(4, code, report::toString);
            return;
        }
        assertTrue(Files.isDirectory(onlyGate().resolve(report.confirmation())), report::toString);
        assertTrue(changing.confirmation().ratio() > 1.5, report::toString);
        if (changing.confirmation().outcome() == Outcome.FAIL) {
            assertEquals(GateResult.REGRESSION, report.result());
            assertEquals(1, code, report::toString);
        } else {
            assertNotEquals(Outcome.PASS, changing.outcome(), report::toString);
        }
    }

    @Test
    void the_same_jar_never_fails_and_an_interrupted_gate_is_gone_on_with() throws Exception {
        List<String> args = new ArrayList<>(arguments(300, 300));
        args.addAll(List.of("--aa", "--include", "time", "-p", "work=steady", "--rounds", "6"));
        ProgramProcess program = ProgramProcess.start(folder, List.of(), args.toArray(String[]::new));
        while (program.isAlive() && forks() < 4) {
            Thread.sleep(20);
        }
        program.kill();
        ProgramProcess again = ProgramProcess.start(
                folder, List.of(), "gate", "--resume", onlyGate().toString());
        int code = again.waitFor(PATIENCE_SECONDS);
        assertTrue(List.of(0, 3, 4).contains(code), again.output());
        GateReport report = GateReport.read(onlyGate());
        GateRow row = row(report, "GatedBenchmark.time[work=steady]");
        assertNotEquals(Outcome.FAIL, row.outcome());
        assertEquals(6, row.rounds());
        assertEquals(
                report.base().code().get(0).sha256(),
                report.head().code().get(0).sha256());
        assertTrue(again.output().contains(" forks are left to run."), again.output());
    }

    private long forks() throws IOException {
        List<Path> found = gates();
        return found.isEmpty()
                ? 0
                : Files.readAllLines(found.get(0).resolve("journal.jsonl")).size();
    }

    private int gate(long baseTokens, long headTokens, String... more) throws IOException, InterruptedException {
        List<String> args = new ArrayList<>(arguments(baseTokens, headTokens));
        args.addAll(List.of(more));
        ProgramProcess program = ProgramProcess.start(folder, List.of(), args.toArray(String[]::new));
        return program.waitFor(PATIENCE_SECONDS);
    }

    private List<String> arguments(long baseTokens, long headTokens) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "gate",
                "--base",
                GatedJar.classPath(GatedJar.write(folder.resolve("base.jar"), baseTokens)),
                "--head",
                GatedJar.classPath(GatedJar.write(folder.resolve("head.jar"), headTokens)),
                "--margins",
                margins.toString()));
        args.addAll(QUICK);
        return args;
    }

    private Path onlyGate() throws IOException {
        List<Path> found = gates();
        assertEquals(1, found.size(), found::toString);
        return found.get(0);
    }

    private List<Path> gates() throws IOException {
        try (Stream<Path> all = Files.list(Files.createDirectories(folder.resolve("results")))) {
            return all.filter(path -> !path.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static GateRow row(GateReport report, String name) {
        return report.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
