package io.github.diobench.suite.verdict.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The steps that were found in one series, by the index of the first value after them. Not thread-safe. */
final class Steps {
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
                StepFit fit = settled(first).fit(first - from(first));
                if (!isLarge(fit) && Math.abs(fit.change()) < least) {
                    least = Math.abs(fit.change());
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
    Stretch sinceLast() {
        return Stretch.recent(series.part(lastFirst(), series.values().size()));
    }

    /** Adds what {@link #sinceLast} was found to hold, unless it is not shown to be large enough. */
    void suspect(Stretch.Tested tested, double p) {
        int from = lastFirst();
        Stretch stretch = sinceLast();
        if (isLarge(stretch.fit(tested.before()))) {
            suspected = point(ChangePoint.State.SUSPECTED, stretch, from, from + tested.before(), p);
        }
    }

    /** Returns all of them in order. */
    List<ChangePoint> points() {
        List<ChangePoint> points = new ArrayList<>();
        for (Map.Entry<Integer, Double> step : confirmed.entrySet()) {
            int first = step.getKey();
            points.add(point(ChangePoint.State.CONFIRMED, settled(first), from(first), first, step.getValue()));
        }
        if (suspected != null) {
            points.add(suspected);
        }
        return points;
    }

    /** Returns the values around the step at {@code first}, from the step before it to the one after it. */
    private Stretch settled(int first) {
        Integer next = confirmed.higherKey(first);
        return Stretch.settled(
                series.part(from(first), next == null ? series.values().size() : next));
    }

    private int from(int first) {
        Integer previous = confirmed.lowerKey(first);
        return previous == null ? 0 : previous;
    }

    private int lastFirst() {
        return confirmed.isEmpty() ? 0 : confirmed.lastKey();
    }

    private static boolean isLarge(StepFit fit) {
        double least = Math.log1p(ChangeScan.SMALLEST);
        double halfWidth = fit.halfWidth(ChangeScan.CONFIDENCE);
        return fit.change() - halfWidth > least || fit.change() + halfWidth < -least;
    }

    private ChangePoint point(ChangePoint.State state, Stretch stretch, int from, int first, double p) {
        StepFit fit = stretch.fit(first - from);
        PlaceSet places = stretch.place(fit, first - from, new SplittableRandom(series.seed() ^ ~first));
        double halfWidth = fit.halfWidth(ChangeScan.CONFIDENCE);
        return new ChangePoint(
                state,
                first,
                from + places.earliest(),
                from + places.latest(),
                fit.change(),
                fit.change() - halfWidth,
                fit.change() + halfWidth,
                p,
                fit.phi());
    }
}
