package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Two stored runs side by side, with everything that must be known to read it.
 *
 * @param schemaVersion the version of this format
 * @param order how their forks were ordered among each other: always {@value #BLOCKED}
 * @param whyNoVerdict why nothing follows from it
 * @param acrossMachines whether only ratios to the reference of the same run are compared, because the runs were not measured alike
 * @param a the one run
 * @param b the other
 * @param differences in what they were not measured alike; empty unless {@code acrossMachines}
 * @param confidence how often each interval, and each band, holds what is true of these two runs
 * @param seed what rounds are drawn from
 * @param times what each cell cost; empty if {@code acrossMachines}
 * @param ratios what each arm cost compared with the reference in the same rounds
 * @param latencies whole distributions
 * @param notCompared what is not in both runs, or cannot be compared
 * @param notes what else is to be known, each on one line
 */
public record Comparison(
        int schemaVersion,
        String order,
        String whyNoVerdict,
        boolean acrossMachines,
        ComparedRun a,
        ComparedRun b,
        List<String> differences,
        double confidence,
        long seed,
        List<TimeChange> times,
        List<RatioChange> ratios,
        List<LatencyChange> latencies,
        List<NotCompared> notCompared,
        List<String> notes) {
    /** The version that this diobench writes. */
    static final int SCHEMA_VERSION = 1;

    /** All forks of the one run, then all of the other. */
    static final String BLOCKED = "blocked";

    /** What intervals are for. */
    static final double CONFIDENCE = 0.90;

    /** Copies the lists. */
    public Comparison {
        differences = List.copyOf(differences);
        times = List.copyOf(times);
        ratios = List.copyOf(ratios);
        latencies = List.copyOf(latencies);
        notCompared = List.copyOf(notCompared);
        notes = List.copyOf(notes);
    }

    /** Writes this to {@code file} as JSON; numbers that there are not are left out. */
    public void writeJson(Path file) throws IOException {
        AtomicFile.write(file, Json.prettyFinite(this));
    }

    /** Writes it to {@code file} as Markdown. */
    public void writeMarkdown(Path file) throws IOException {
        AtomicFile.write(file, text());
    }

    /** Writes it to {@code file} as a page of HTML that needs no other file, no network and no script. */
    public void writeHtml(Path file) throws IOException {
        AtomicFile.write(file, new ComparisonPage(this).html());
    }

    /** Returns it as Markdown that also reads well on a terminal. */
    public String text() {
        return new ComparisonText(this).whole();
    }
}
