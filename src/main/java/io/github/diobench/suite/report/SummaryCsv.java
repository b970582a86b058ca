package io.github.diobench.suite.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.judge.Floor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Writes one row per fork and metric. A fork that failed has one row, with its reason and no metric. */
final class SummaryCsv {
    private static final String SCHEMA_VERSION = "1";

    /** What stands instead of the status of a fork whose round was run again. */
    private static final String UNPAIRED = "unpaired";

    private static final String[] HEADER = {
        "schema_version", "run_id", "cell", "regime", "purpose", "benchmark", "arm", "counter", "rw", "mode", "bios",
        "params", "threads", "round", "position", "fork", "status", "metric", "value", "unit", "direction", "note"
    };

    private final RunData run;
    private final ForkMetrics metrics;

    SummaryCsv(RunData run, Floor floor) {
        this.run = run;
        this.metrics = new ForkMetrics(floor);
    }

    void write(Path file) throws IOException {
        AtomicFile.write(file, this::write);
    }

    private void write(PrintStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
        csv.writeRecord(HEADER);
        for (ForkRecord fork : run.forks()) {
            rows(csv, fork, Words.of(fork.status()), fork.isOk() ? "" : fork.reason());
        }
        for (ForkRecord fork : run.unpaired()) {
            String attempt = "attempt " + fork.attempt() + " at a round that was run again";
            rows(csv, fork, UNPAIRED, fork.isOk() ? attempt : attempt + ": " + fork.reason());
        }
        csv.flush();
    }

    private void rows(CsvWriter csv, ForkRecord fork, String status, String note) {
        Regime regime = run.plan().regime(fork.cell().regime());
        if (fork.isOk()) {
            for (ForkMetric metric : metrics.of(fork, regime)) {
                row(csv, fork, regime, status, metric, note.isEmpty() ? metric.note() : note);
            }
        } else {
            row(csv, fork, regime, status, new ForkMetric("", Double.NaN, "", Direction.NEITHER, ""), note);
        }
    }

    private void row(CsvWriter csv, ForkRecord fork, Regime regime, String status, ForkMetric metric, String note) {
        Cell cell = fork.cell();
        Map<String, String> params = cell.params();
        csv.writeRecord(
                SCHEMA_VERSION,
                CsvText.of(run.plan().runId()),
                CsvText.of(cell.id()),
                CsvText.of(cell.regime()),
                Words.of(regime.purpose()),
                CsvText.of(cell.benchmark()),
                CsvText.of(cell.arm()),
                CsvText.of(params.getOrDefault("counter", "")),
                CsvText.of(params.getOrDefault("rw", "")),
                CsvText.of(params.getOrDefault("mode", "")),
                CsvText.of(params.getOrDefault("bios", "")),
                CsvText.of(Words.params(params, ";")),
                Integer.toString(fork.threads()),
                Integer.toString(fork.round()),
                Integer.toString(fork.position()),
                Integer.toString(fork.number()),
                status,
                CsvText.of(metric.name()),
                number(metric.value()),
                CsvText.of(metric.unit()),
                metric.direction().word(),
                CsvText.of(note));
    }

    /** Returns {@code value} in full precision, whole numbers without a fraction, nothing for a missing one. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1L << 53
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
