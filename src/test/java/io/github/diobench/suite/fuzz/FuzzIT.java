package io.github.diobench.suite.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.TemporaryFolder;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.campaign.Shard;
import io.github.diobench.suite.fixture.GatedRun;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SampleFolder;
import io.github.diobench.suite.fixture.SplitRun;
import io.github.diobench.suite.judge.Judge;
import io.github.diobench.suite.judge.MarginsFile;
import io.github.diobench.suite.report.Reports;
import io.github.diobench.suite.report.VerdictFiles;
import io.github.diobench.suite.track.compare.Comparison;
import io.github.diobench.suite.track.compare.RunComparer;
import io.github.diobench.suite.track.exchange.ExportFormat;
import io.github.diobench.suite.track.exchange.ExportedFile;
import io.github.diobench.suite.track.exchange.ImportReport;
import io.github.diobench.suite.track.gate.Gate;
import io.github.diobench.suite.track.gate.GateFiles;
import io.github.diobench.suite.track.gate.GateReport;
import io.github.diobench.suite.track.gate.GateRequest;
import io.github.diobench.suite.track.gate.GatedVerdict;
import io.github.diobench.suite.track.shard.Merge;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happened to a file that the program reads, the user is told on one line or gets an answer: never a stack trace, never a
 * program that hangs, never half a file. Ten thousand damaged files, the same each time.
 *
 * <p>Another format is one more line in {@link #formats}: its name, how often, a sound file, and what reads it.
 */
final class FuzzIT {
    /** {@code -Ddiobench.fuzz.seed=N} looks for what this one does not find. */
    private static final long SEED = Long.getLong("diobench.fuzz.seed", 20_261_125);

    private static final int CASES = 10_000;

    /** What to run again: {@code format:case}; everything if it is not set. */
    private static final Optional<String> REPLAY = Optional.ofNullable(System.getProperty("diobench.fuzz"));

    private static final Path JMH = Path.of("src", "test", "resources", "exchange");

    @TempDir
    Path folder;

    @Test
    void a_damaged_file_is_told_or_read() throws Exception {
        Fuzz fuzz = new Fuzz(SEED);
        int cases = 0;
        for (Fuzz.Format format : formats()) {
            long start = System.nanoTime();
            int told = fuzz.told();
            if (REPLAY.isEmpty()) {
                fuzz.run(format);
            } else if (REPLAY.get().startsWith(format.name() + ":")) {
                fuzz.run(
                        format,
                        Integer.parseInt(REPLAY.get().substring(format.name().length() + 1)));
            }
            cases += format.cases();
            System.out.printf(
                    "%s: %d cases of seed %d, %d of them told, in %d ms%n",
                    format.name(), format.cases(), SEED, fuzz.told() - told, (System.nanoTime() - start) / 1_000_000);
        }
        assertEquals(CASES, cases);
    }

    private List<Fuzz.Format> formats() throws IOException {
        RunFolder reported = SampleFolder.write(made("reported"));
        RunFolder judged = judged(made("judged"), 6);
        RunFolder exported = SampleFolder.write(made("exported"));
        RunFolder gate = new GatedRun().with("A.b", 1.2).write(made("gate"));
        GatedVerdict.write(gate.path());
        RunFolder shard = split(made("whole"), made("shards"));
        RunFolder merged = new RunFolder(folder.resolve("merged"));
        Merge.into(merged.path(), List.of(folder.resolve("shards")), false);
        RunFolder compared = SampleFolder.write(made("compared"));
        Path imported = made("imported").resolve("jmh-result.json");
        Files.copy(JMH.resolve("before.json"), imported);
        return List.of(
                new Fuzz.Format("plan", 1200, reported.plan(), () -> Reports.write(reported)),
                new Fuzz.Format("environment", 400, reported.environment(), () -> Reports.write(reported)),
                new Fuzz.Format("journal", 1600, reported.journal(), () -> Reports.write(reported)),
                new Fuzz.Format("judged plan", 700, judged.plan(), () -> judge(judged)),
                new Fuzz.Format("judged environment", 200, judged.environment(), () -> judge(judged)),
                new Fuzz.Format("judged journal", 1000, judged.journal(), () -> judge(judged)),
                new Fuzz.Format("margins", 1300, judged.margins(), () -> judge(judged)),
                new Fuzz.Format("exported plan", 50, exported.plan(), () -> export(exported)),
                new Fuzz.Format("exported environment", 50, exported.environment(), () -> export(exported)),
                new Fuzz.Format("exported journal", 100, exported.journal(), () -> export(exported)),
                new Fuzz.Format("shard plan", 300, shard.plan(), () -> merge(shard)),
                new Fuzz.Format("shard environment", 100, shard.environment(), () -> merge(shard)),
                new Fuzz.Format("shard margins", 100, shard.margins(), () -> merge(shard)),
                new Fuzz.Format("shard journal", 300, shard.journal(), () -> merge(shard)),
                new Fuzz.Format("merged shards", 400, merged.shards(), () -> judge(merged)),
                new Fuzz.Format("compared plan", 100, compared.plan(), () -> compare(exported, compared)),
                new Fuzz.Format("compared environment", 100, compared.environment(), () -> compare(exported, compared)),
                new Fuzz.Format("compared journal", 100, compared.journal(), () -> compare(exported, compared)),
                new Fuzz.Format(
                        "gate request",
                        300,
                        gate.path().resolve(GateRequest.FILE),
                        () -> Gate.require(gate, List.of("/jdk/bin/java"), List.of())),
                new Fuzz.Format("gate verdict", 400, gate.path().resolve(GateReport.FILE), () -> show(gate)),
                new Fuzz.Format("jmh", 1200, imported, () -> importBeside(imported)));
    }

    private Path made(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    /** A run with nothing but what a verdict needs: latencies would take most of the time. */
    private static RunFolder judged(Path path, int rounds) throws IOException {
        RunFolder run = new JudgedRun().withRounds(rounds).write(path);
        String journal = Files.readString(run.journal());
        Files.writeString(run.journal(), journal.replaceAll("\"histograms\":\\{[^}]*}", "\"histograms\":{}"));
        Files.writeString(run.margins(), MarginsFile.shipped().text());
        return run;
    }

    /** Returns one of the two shards that are made of a run in {@code whole}. */
    private static RunFolder split(Path whole, Path shards) throws IOException {
        SplitRun.into(shards, judged(whole, 2), 2, Shard.By.ROUNDS);
        return new RunFolder(shards.resolve("shard-2"));
    }

    private void merge(RunFolder shard) throws IOException {
        Path place = folder.resolve("merging");
        Path output = place.resolve("merged");
        Files.createDirectories(place);
        try {
            Merge.into(output, List.of(shard.path().getParent()), false);
            new TemporaryFolder(output).close();
        } finally {
            // Fails if anything else is left.
            Files.delete(place);
        }
    }

    private static void compare(RunFolder one, RunFolder other) throws IOException {
        Comparison comparison;
        try {
            comparison = RunComparer.compare(one.path(), other.path(), false);
        } catch (UserError e) {
            comparison = RunComparer.compare(one.path(), other.path(), true);
        }
        comparison.text();
        comparison.writeHtml(other.path().resolve("compared.html"));
        comparison.writeMarkdown(other.path().resolve("compared.md"));
        comparison.writeJson(other.path().resolve("compared.json"));
    }

    private static void show(RunFolder gate) throws IOException {
        GateReport report = GateReport.read(gate.path());
        GateFiles.writeDerived(report, gate.path());
    }

    private static void judge(RunFolder folder) throws IOException {
        RunData run = RunData.load(folder);
        Judge judge = Judge.by(folder);
        if (judge.whyNot(run).isEmpty()) {
            VerdictFiles.write(judge.judge(run), folder);
        }
    }

    private static void export(RunFolder folder) throws IOException {
        for (ExportFormat format : ExportFormat.values()) {
            for (ExportedFile file : format.files(List.of(folder), any -> Optional.empty(), remark -> {})) {
                try (PrintStream out =
                        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
                    file.content().writeTo(out);
                }
            }
        }
    }

    private static void importBeside(Path file) throws IOException {
        ImportReport report = ImportReport.of(List.of(JMH.resolve("after.json"), file));
        String text = report.text();
        if (text.contains("PASS") || text.contains("FAIL")) {
            throw new IllegalStateException("a verdict");
        }
        report.write(file.resolveSibling("imported.json"));
    }
}
