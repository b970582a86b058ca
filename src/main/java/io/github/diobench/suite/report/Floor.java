package io.github.diobench.suite.report;

import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.record.Histograms;
import java.util.HashSet;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * What reading the clock costs, and which latencies are too close to it to mean anything.
 *
 * <p>A latency whose median is below twice the median of timing nothing at all is mostly the timer: it is marked and must
 * not be compared.
 */
final class Floor {
    /** What stands beside a latency that is mostly the timer. */
    static final String MARK = "below floor";

    private static final String TIMER_LABEL = "timer";
    private static final double MEDIAN = 50;

    private record CellLabel(String cell, String label) {}

    private final Set<CellLabel> below = new HashSet<>();

    Floor(RunData run) {
        Histogram timer = Histograms.create();
        for (ForkRecord fork : run.forks()) {
            timer.add(fork.histogram(TIMER_LABEL));
        }
        if (timer.getTotalCount() == 0) {
            return;
        }
        long least = 2 * timer.getValueAtPercentile(MEDIAN);
        for (Cell cell : run.plan().cells().values()) {
            run.histograms(cell).forEach((label, histogram) -> {
                if (!label.equals(TIMER_LABEL) && histogram.getValueAtPercentile(MEDIAN) < least) {
                    below.add(new CellLabel(cell.id(), label));
                }
            });
        }
    }

    /** Returns {@link #MARK} if what {@code cell} recorded under {@code label} is mostly the timer, else nothing. */
    String mark(Cell cell, String label) {
        return below.contains(new CellLabel(cell.id(), label)) ? MARK : "";
    }
}
