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
            ChangePoint smallest = null;
            for (ChangePoint point : confirmed()) {
                if (!isLarge(point) && (smallest == null || Math.abs(point.change()) < Math.abs(smallest.change()))) {
                    smallest = point;
                }
            }
            if (smallest == null) {
                return;
            }
            confirmed.remove(smallest.first());
        }
    }

    /** Returns the values after the last step. */
    Segment sinceLast() {
        return Segment.recent(series.part(lastFirst(), series.values().size()));
    }

    /** Adds what {@link #sinceLast} was found to hold, unless it is not shown to be large enough. */
    void suspect(StepPosterior step, double p) {
        ChangePoint point = point(ChangePoint.State.SUSPECTED, step, lastFirst(), step.best(), p);
        if (isLarge(point)) {
            suspected = point;
        }
    }

    /** Returns all of them in order. */
    List<ChangePoint> points() {
        List<ChangePoint> points = confirmed();
        if (suspected != null) {
            points.add(suspected);
        }
        return points;
    }

    private List<ChangePoint> confirmed() {
        List<ChangePoint> points = new ArrayList<>();
        for (Map.Entry<Integer, Double> step : confirmed.entrySet()) {
            int first = step.getKey();
            Integer previous = confirmed.lowerKey(first);
            Integer next = confirmed.higherKey(first);
            int from = previous == null ? 0 : previous;
            int to = next == null ? series.values().size() : next;
            StepPosterior posterior = Segment.settled(series.part(from, to)).step();
            points.add(point(ChangePoint.State.CONFIRMED, posterior, from, first - from, step.getValue()));
        }
        return points;
    }

    private int lastFirst() {
        return confirmed.isEmpty() ? 0 : confirmed.lastKey();
    }

    private static boolean isLarge(ChangePoint point) {
        double least = Math.log1p(ChangeScan.SMALLEST);
        return point.lower() > least || point.upper() < -least;
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
