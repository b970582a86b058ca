package io.github.diobench.suite.report;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.judge.CalibrationReport;
import io.github.diobench.suite.judge.Floor;
import io.github.diobench.suite.judge.Judge;
import io.github.diobench.suite.judge.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All reports about one campaign.
 *
 * @param table what was found, as text
 * @param files the files that were written
 * @param judgement the verdict; empty where there is nothing to judge
 */
public record Reports(String table, List<Path> files, Optional<Judgement> judgement) {
    /**
     * Derives all reports from the plan, the environment and the journal in {@code folder}, and writes them beside these,
     * replacing older ones.
     *
     * @throws io.github.diobench.suite.UserError if one of these, or the margins beside them, is missing or damaged
     * @throws IOException if a file cannot be written
     */
    public static Reports write(RunFolder folder) throws IOException {
        RunData run = RunData.load(folder);
        Judge judge = Judge.by(folder);
        Optional<String> whyNot = judge.whyNot(run);
        Optional<Judgement> judgement = whyNot.isPresent() ? Optional.empty() : Optional.of(judge.judge(run));
        Floor floor = new Floor(run);
        // Everything that may be refused comes before anything is written.
        Optional<CalibrationReport> calibration = CalibrationReport.of(run, judge.margins());
        String table = new ClosingTable(run, floor, judgement, whyNot.orElse("")).text();
        List<Path> files = new ArrayList<>();

        Path json = folder.path().resolve("jmh-result.json");
        new JmhJson(run).write(json);
        files.add(json);

        Path summary = folder.path().resolve("summary.csv");
        new SummaryCsv(run, floor).write(summary);
        files.add(summary);

        Path log = folder.path().resolve("latency.hlog");
        if (new LatencyLog(run).write(log)) {
            files.add(log);
        }
        files.addAll(new LatencyCsv(run).write(folder.path().resolve("latency")));

        if (judgement.isPresent()) {
            files.addAll(VerdictFiles.write(judgement.get(), folder));
        }

        Path markdown = folder.path().resolve("table.md");
        AtomicFile.write(markdown, table);
        files.add(markdown);

        if (calibration.isPresent()) {
            Path values = folder.path().resolve("calibration.json");
            AtomicFile.write(values, Json.pretty(calibration.get()));
            files.add(values);
            String text = CalibrationText.of(calibration.get());
            Path readable = folder.path().resolve("calibration.md");
            AtomicFile.write(readable, text);
            files.add(readable);
            table += "\n" + text;
        }
        return new Reports(table, List.copyOf(files), judgement);
    }
}
