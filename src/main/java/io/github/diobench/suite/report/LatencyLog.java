package io.github.diobench.suite.report;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.FileNames;
import io.github.diobench.suite.Printable;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.RunData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes every histogram into one HdrHistogram log, from which anything else about latencies can be derived.
 *
 * <p>Each fork and label is one interval, tagged {@code <cell>/<label>}. The log holds values in nanoseconds, as the
 * maximum that stands beside each interval is too.
 */
final class LatencyLog {
    private static final double NANOS = 1.0;
    private static final double MILLIS_PER_SECOND = 1000.0;

    /** The library writes any tag, and reads a log with a blank or a comma in one as if it ended there. */
    private static final Pattern NOT_IN_TAGS = Pattern.compile("[^A-Za-z0-9_./:=+@-]");

    private final RunData run;

    LatencyLog(RunData run) {
        this.run = run;
    }

    /** Writes the log to {@code file} and returns true, unless nothing was recorded. */
    boolean write(Path file) throws IOException {
        boolean recorded = run.forks().stream()
                .anyMatch(fork -> fork.isOk() && !fork.measured().histograms().isEmpty());
        if (recorded) {
            AtomicFile.write(file, this::write);
        }
        return recorded;
    }

    private void write(PrintStream out) {
        HistogramLogWriter log = new HistogramLogWriter(out);
        // Forks of merged shards ran at the same time, so that the first in order need not have begun first.
        long start =
                run.forks().stream().mapToLong(ForkRecord::startMillis).min().orElseThrow();
        log.outputComment("[run " + Printable.line(run.plan().runId()) + "; values in nanoseconds]");
        log.outputLogFormatVersion();
        // The writer's own start line names the time in the zone of whoever writes it.
        log.outputComment(String.format(
                Locale.ROOT,
                "[StartTime: %.3f (seconds since epoch), %s]",
                start / MILLIS_PER_SECOND,
                Instant.ofEpochMilli(start)));
        log.outputLegend();
        for (ForkRecord fork : run.forks()) {
            if (fork.isOk()) {
                fork.measured().histograms().keySet().forEach(label -> interval(log, fork, label, start));
            }
        }
    }

    private static void interval(HistogramLogWriter log, ForkRecord fork, String label, long base) {
        Histogram histogram = fork.histogram(label);
        String name = fork.cell().id() + "/" + label;
        histogram.setTag(FileNames.toldApart(NOT_IN_TAGS.matcher(name).replaceAll("_"), name));
        double start = (fork.startMillis() - base) / MILLIS_PER_SECOND;
        double end = (fork.endMillis() - base) / MILLIS_PER_SECOND;
        log.outputIntervalHistogram(start, end, histogram, NANOS);
    }
}
