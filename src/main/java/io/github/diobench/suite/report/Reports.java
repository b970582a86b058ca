package io.github.diobench.suite.report;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.judge.Floor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All reports about one campaign.
 *
 * @param table what was found, as text
 * @param files the files that were written
 */
public record Reports(String table, List<Path> files) {
    /**
     * Derives all reports from the plan, the environment and the journal in {@code folder}, and writes them beside these,
     * replacing older ones.
     *
     * @throws io.github.diobench.suite.UserError if one of these is missing or damaged
     * @throws IOException if a file cannot be written
     */
    public static Reports write(RunFolder folder) throws IOException {
        RunData run = RunData.load(folder);
        Floor floor = new Floor(run);
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

        String table = new ClosingTable(run, floor).text();
        Path markdown = folder.path().resolve("table.md");
        AtomicFile.write(markdown, table);
        files.add(markdown);
        return new Reports(table, List.copyOf(files));
    }
}
