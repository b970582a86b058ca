package io.github.diobench.suite.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.record.Histograms;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One line of the journal: what one fork was to measure, when it ran and what came of it.
 *
 * @param number its place in the campaign, from 1
 * @param round the round, from 1
 * @param attempt which try at this round it belongs to, from 1: a round that was cut short is run again whole
 * @param position its place among the arms of its regime in this round, from 1
 * @param cell what it measured, as in the plan
 * @param startMillis when it was started, in milliseconds since the epoch
 * @param endMillis when it had ended
 * @param status how it ended
 * @param reason why it did not end well, on one line; {@code null} if it did
 * @param exit exit code of its JVM; {@code null} if it is not known, as when the fork was killed for taking too long
 * @param warmup scores of the warm-up iterations, also of a fork that failed
 * @param measured what it measured; {@code null} unless it ended well
 */
public record ForkRecord(
        int number,
        int round,
        int attempt,
        int position,
        Cell cell,
        long startMillis,
        long endMillis,
        Status status,
        String reason,
        Integer exit,
        List<Double> warmup,
        Measurements measured) {
    /** The version of a line that this diobench writes and reads; a line that does not tell is of version 1, too. */
    static final int SCHEMA_VERSION = 1;

    /** Copies the list. */
    public ForkRecord {
        warmup = List.copyOf(warmup);
    }

    /** Returns the version of the line's format, for readers of the journal. */
    @JsonProperty(value = "schemaVersion", access = JsonProperty.Access.READ_ONLY)
    public int schemaVersion() {
        return SCHEMA_VERSION;
    }

    /** Tells whether the fork measured, so that {@link #measured} is there. */
    @JsonIgnore
    public boolean isOk() {
        return status == Status.OK;
    }

    /** Returns how many worker threads ran; as planned where that is not recorded. */
    @JsonIgnore
    public int threads() {
        return isOk() && measured.threads() != null ? measured.threads() : cell.threads();
    }

    /**
     * Returns the fork's score: the mean over its iterations, in the unit of its measurements.
     *
     * @throws IllegalStateException if the fork did not end well
     */
    public double score() {
        if (!isOk()) {
            throw new IllegalStateException("fork " + number + " did not measure: " + reason);
        }
        return measured.scores().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    /**
     * Returns what an operation costs: the score or, where that is operations per time, its inverse. Less is better.
     *
     * @throws IllegalStateException if the fork did not end well
     */
    public double cost() {
        return measured != null && measured.higherIsBetter() ? 1 / score() : score();
    }

    /**
     * Returns what was recorded under {@code label} in all iterations together; empty if nothing was.
     *
     * @throws UserError if the journal holds something else than one of our histograms
     */
    public Histogram histogram(String label) {
        Histogram merged = Histograms.create();
        try {
            histograms(label).forEach(merged::add);
        } catch (ArrayIndexOutOfBoundsException e) {
            throw damaged(label, e);
        }
        return merged;
    }

    /** Returns the same record of a fork that measured {@code newMeasured}. */
    ForkRecord withMeasured(Measurements newMeasured) {
        return new ForkRecord(
                number,
                round,
                attempt,
                position,
                cell,
                startMillis,
                endMillis,
                status,
                reason,
                exit,
                warmup,
                newMeasured);
    }

    /**
     * Returns what was recorded under {@code label}, as it was kept: one histogram for each iteration in which something was, or a
     * single one for all of them.
     *
     * @throws UserError if the journal holds something else than one of our histograms
     */
    public List<Histogram> histograms(String label) {
        return isOk()
                ? measured.histograms().getOrDefault(label, List.of()).stream()
                        .map(text -> histogram(label, text))
                        .toList()
                : List.of();
    }

    private Histogram histogram(String label, String text) {
        try {
            return Histograms.fromText(text);
        } catch (IllegalArgumentException e) {
            throw damaged(label, e);
        }
    }

    private UserError damaged(String label, RuntimeException cause) {
        return new UserError("the histogram '" + label + "' of fork " + number + " is damaged", cause);
    }

    /** Returns the fork's value for {@code metric}; NaN if it has none. */
    public double metric(String metric) {
        Map<String, Metric> metrics = isOk() ? measured.metrics() : Map.of();
        return metrics.containsKey(metric) ? metrics.get(metric).overall() : Double.NaN;
    }
}
