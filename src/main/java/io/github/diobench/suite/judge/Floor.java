package io.github.diobench.suite.judge;

import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.record.Histograms;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What reading the clock costs, and which latencies are too close to it to mean anything.
 *
 * <p>A latency whose median is below twice the median of timing nothing at all is mostly the timer: it is marked and must
 * not be compared. Histograms are read when they are asked for, because there may be thousands. Not thread-safe.
 */
public final class Floor {
    /** What stands beside a latency that is mostly the timer. */
    public static final String MARK = "below floor";

    private static final String TIMER_LABEL = "timer";
    private static final double MEDIAN = 50;

    private record CellLabel(String cell, String label) {}

    private final RunData run;
    private final double clockNanos;
    private final long least;
    private final Map<CellLabel, String> known = new HashMap<>();

    /** Looks at what the timer of {@code run} cost; without one, nothing is below the floor. */
    public Floor(RunData run) {
        this.run = run;
        this.clockNanos = run.forks().stream()
                .filter(fork -> fork.isOk() && fork.measured().histograms().containsKey(TIMER_LABEL))
                .mapToDouble(ForkRecord::cost)
                .average()
                .orElse(Double.NaN);
        Histogram timer = Histograms.create();
        for (ForkRecord fork : run.forks()) {
            add(fork, TIMER_LABEL, timer);
        }
        this.least = timer.getTotalCount() == 0 ? 0 : 2 * timer.getValueAtPercentile(MEDIAN);
    }

    /** Returns {@link #MARK} if what {@code cell} recorded under {@code label} is mostly the timer, else nothing. */
    public String mark(Cell cell, String label) {
        if (least == 0 || isTimer(label)) {
            return "";
        }
        return known.computeIfAbsent(new CellLabel(cell.id(), label), any -> {
            Histogram all = Histograms.create();
            run.measured(cell).forEach(fork -> add(fork, label, all));
            return all.getTotalCount() == 0 || isAbove(all) ? "" : MARK;
        });
    }

    /** Returns how many nanoseconds it takes to read the clock twice and to record the difference; NaN if that was not measured. */
    public double clockNanos() {
        return clockNanos;
    }

    /** Returns the median of what is recorded if nothing happens between two readings, in nanoseconds; 0 if not measured. */
    public long timerMedian() {
        return least / 2;
    }

    /** Tells whether {@code latencies} can be told from the cost of reading the clock. */
    boolean isAbove(Histogram latencies) {
        return latencies.getValueAtPercentile(MEDIAN) >= least;
    }

    /** Tells whether {@code label} is what the timer itself is recorded under. */
    public static boolean isTimer(String label) {
        return label.equals(TIMER_LABEL);
    }

    private static void add(ForkRecord fork, String label, Histogram sum) {
        if (fork.isOk() && fork.measured().histograms().containsKey(label)) {
            sum.add(fork.histogram(label));
        }
    }
}
