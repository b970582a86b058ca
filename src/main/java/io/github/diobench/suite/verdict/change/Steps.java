package io.github.diobench.suite.verdict.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The steps that were found in one series, by the index of the first value after them. Not thread-safe. */
final class Steps {
    private static final double PLACED = 0.90;

    private final SeriesValues series;

    /** With the p-value of each. */
    private final NavigableMap<Integer, Double> confirmed = new TreeMap<>();

    private ChangePoint suspected;

    Steps(SeriesValues series) {
        this.series = series;
    }

    /** Adds a step with enough values on either side. */
    void confirm(int first, double p) {
        confirmed.put(first, p);
    }

    /** Drops steps that are not shown to be large enough, the smallest first, for without it its neighbours have more values. */
    void dropSmall() {
        while (true) {
            int smallest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int first : confirmed.keySet()) {
                int before = first - from(first);
                StepPosterior step = around(first);
                double height = Math.abs(step.change(before));
                if (!isLarge(step, before) && height < least) {
                    least = height;
                    smallest = first;
                }
            }
            if (smallest < 0) {
                return;
            }
            confirmed.remove(smallest);
        }
    }

    /** Returns the values after the last step. */
    Segment sinceLast() {
        return Segment.recent(series.part(lastFirst(), series.values().size()));
    }

    /** Adds what {@link #sinceLast} was found to hold, unless it is not shown to be large enough. */
    void suspect(StepPosterior step, double p) {
        if (isLarge(step, step.best())) {
            suspected = point(ChangePoint.State.SUSPECTED, step, lastFirst(), step.best(), p);
        }
    }

    /** Returns all of them in order. */
    List<ChangePoint> points() {
        List<ChangePoint> points = new ArrayList<>();
        for (Map.Entry<Integer, Double> step : confirmed.entrySet()) {
            int first = step.getKey();
            int from = from(first);
            points.add(point(ChangePoint.State.CONFIRMED, around(first), from, first - from, step.getValue()));
        }
        if (suspected != null) {
            points.add(suspected);
        }
        return points;
    }

    /** Returns what is known of the step at {@code first} from the values between the step before it and the one after it. */
    private StepPosterior around(int first) {
        Integer next = confirmed.higherKey(first);
        return Segment.settled(
                        series.part(from(first), next == null ? series.values().size() : next))
                .step();
    }

    private int from(int first) {
        Integer previous = confirmed.lowerKey(first);
        return previous == null ? 0 : previous;
    }

    private int lastFirst() {
        return confirmed.isEmpty() ? 0 : confirmed.lastKey();
    }

    private static boolean isLarge(StepPosterior step, int before) {
        return step.isLarger(before, Math.log1p(ChangeScan.SMALLEST), (1 + ChangeScan.CONFIDENCE) / 2);
    }

    private static ChangePoint point(ChangePoint.State state, StepPosterior step, int from, int before, double p) {
        double beyond = (1 - ChangeScan.CONFIDENCE) / 2;
        LocationInterval location = step.location(PLACED);
        return new ChangePoint(
                state,
                from + before,
                from + Math.min(before, location.earliest()),
                from + Math.max(before, location.latest()),
                step.change(before),
                step.quantile(before, beyond),
                step.quantile(before, 1 - beyond),
                p,
                step.isGradual(before));
    }
}
