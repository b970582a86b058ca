package io.github.diobench.suite.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SampleFolder;
import io.github.diobench.suite.judge.Judge;
import io.github.diobench.suite.judge.MarginsFile;
import io.github.diobench.suite.report.Reports;
import io.github.diobench.suite.report.VerdictFiles;
import io.github.diobench.suite.track.exchange.ExportFormat;
import io.github.diobench.suite.track.exchange.ExportedFile;
import io.github.diobench.suite.track.exchange.ImportReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        RunFolder reported = SampleFolder.write(Files.createDirectory(folder.resolve("reported")));
        RunFolder judged = judged(Files.createDirectory(folder.resolve("judged")));
        RunFolder exported = SampleFolder.write(Files.createDirectory(folder.resolve("exported")));
        Path imported = Files.createDirectory(folder.resolve("imported")).resolve("jmh-result.json");
        Files.copy(JMH.resolve("before.json"), imported);
        return List.of(
                new Fuzz.Format("plan", 1400, reported.plan(), () -> Reports.write(reported)),
                new Fuzz.Format("environment", 500, reported.environment(), () -> Reports.write(reported)),
                new Fuzz.Format("journal", 2000, reported.journal(), () -> Reports.write(reported)),
                new Fuzz.Format("judged plan", 1000, judged.plan(), () -> judge(judged)),
                new Fuzz.Format("judged environment", 300, judged.environment(), () -> judge(judged)),
                new Fuzz.Format("judged journal", 1300, judged.journal(), () -> judge(judged)),
                new Fuzz.Format("margins", 1500, judged.margins(), () -> judge(judged)),
                new Fuzz.Format("exported plan", 50, exported.plan(), () -> export(exported)),
                new Fuzz.Format("exported environment", 50, exported.environment(), () -> export(exported)),
                new Fuzz.Format("exported journal", 100, exported.journal(), () -> export(exported)),
                new Fuzz.Format("jmh", 1800, imported, () -> importBeside(imported)));
    }

    /** A run with nothing but what a verdict needs: latencies would take most of the time. */
    private static RunFolder judged(Path path) throws IOException {
        RunFolder run = new JudgedRun().withRounds(6).write(path);
        List<String> lines = new ArrayList<>(Files.readAllLines(run.journal()));
        lines.removeIf(line -> line.contains("\"histograms\":{\""));
        Files.write(run.journal(), lines);
        Files.writeString(run.margins(), MarginsFile.shipped().text());
        return run;
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
            for (ExportedFile file : format.files(List.of(folder), remark -> {})) {
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
