package io.github.diobench.suite.verdict.change;

import io.github.diobench.suite.verdict.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Finds the change points of several series that are looked at together. The same series and seeds give the same points.
 *
 * <p>The likeliest step of a series ({@link StepPosterior}) is tested by a t test that allows for the correlation of neighbouring
 * values, corrected for the places at which it may be. If it is significant, and not one that a random order of the values has as
 * well ({@link PermutationVeto}), both sides of it are searched in the same way at half the level, and so on. At each depth all
 * tests, of all series, share the level by Holm's correction: in series that do not change at all, the chance of a single alarm in
 * any of them is about {@link #LEVEL} at most, unless a value hands on more than half of its distance from the level to the next;
 * {@code docs/history.md} has the rates. A step is reported only if its interval shows it to be larger than {@link #SMALLEST}.
 *
 * <p>A step needs {@link #SIDE} values on either side. The end of each series is looked at once more for one that has fewer after
 * it; that one is only suspected, and those tests have a level of their own.
 *
 * <p>The chance of an alarm is that of one look. Whoever looks after every run, and forgets what he saw, looks often: a false alarm
 * then comes up sooner or later, and mostly goes away with the next runs.
 */
public final class ChangeScan {
    /** The level that all series share. */
    public static final double LEVEL = 0.01;

    /** So many values must stand on either side of a change. */
    public static final int SIDE = Segment.SIDE;

    /** A series with fewer values can have no confirmed change; from so many on, a single clear one shows. */
    public static final int LEAST_VALUES = 2 * SIDE;

    /** A change must be shown to be larger than this, as a share. */
    public static final double SMALLEST = 0.01;

    /** How often the interval of a change holds its true size. */
    public static final double CONFIDENCE = 0.95;

    private final List<SeriesValues> all;
    private final List<Steps> steps;

    private ChangeScan(List<SeriesValues> all) {
        this.all = all;
        this.steps = all.stream().map(Steps::new).toList();
    }

    /** Returns the change points of each of {@code all}, in the same order. */
    public static List<List<ChangePoint>> of(List<SeriesValues> all) {
        ChangeScan scan = new ChangeScan(List.copyOf(all));
        scan.confirm();
        scan.suspect();
        return scan.steps.stream().map(Steps::points).toList();
    }

    private void confirm() {
        List<Part> parts = new ArrayList<>();
        for (int series = 0; series < all.size(); series++) {
            parts.add(part(series, 0, all.get(series).values().size()));
        }
        for (int depth = 0; !parts.isEmpty(); depth++) {
            parts = searched(
                    parts.stream().filter(part -> part.segment().mayHaveStep()).toList(), depth);
        }
        steps.forEach(Steps::dropSmall);
    }

    /** Looks for a step in each of {@code parts}, and returns what is to be searched next: both sides of those that were found. */
    private List<Part> searched(List<Part> parts, int depth) {
        List<StepPosterior> found =
                parts.stream().map(part -> part.segment().step()).toList();
        double[] holm = holm(found);
        List<Part> next = new ArrayList<>();
        for (int i = 0; i < holm.length; i++) {
            Part part = parts.get(i);
            if (holm[i] <= Math.scalb(LEVEL, -depth)
                    && !part.segment().isVetoed(random(part.series(), part.from(), part.to()))) {
                split(part, found.get(i).best(), holm[i], next);
            }
        }
        return next;
    }

    /**
     * Confirms the step, unless one that is too young fits the end of the series better: then what shows is that one, at the nearest
     * place that is old enough.
     */
    private void split(Part part, int before, double p, List<Part> next) {
        if (part.to() == all.get(part.series()).values().size()) {
            int best = part.segment().bestUpToTheEnd();
            if (part.from() + best > part.to() - SIDE) {
                next.add(part(part.series(), part.from(), part.from() + best));
                return;
            }
        }
        int first = part.from() + before;
        steps.get(part.series()).confirm(first, p);
        next.add(part(part.series(), part.from(), first));
        next.add(part(part.series(), first, part.to()));
    }

    private void suspect() {
        List<Integer> candidates = new ArrayList<>();
        List<Segment> ends = new ArrayList<>();
        for (int series = 0; series < all.size(); series++) {
            Segment end = steps.get(series).sinceLast();
            if (end.mayHaveStep()) {
                candidates.add(series);
                ends.add(end);
            }
        }
        List<StepPosterior> found = ends.stream().map(Segment::step).toList();
        double[] holm = holm(found);
        for (int i = 0; i < holm.length; i++) {
            int series = candidates.get(i);
            // Another stream than that of the whole series.
            if (holm[i] <= LEVEL && !ends.get(i).isVetoed(random(series, -1, 0))) {
                steps.get(series).suspect(found.get(i), holm[i]);
            }
        }
    }

    private static double[] holm(List<StepPosterior> found) {
        return Holm.adjust(found.stream().mapToDouble(StepPosterior::p).toArray());
    }

    private Part part(int series, int from, int to) {
        return new Part(series, from, to, Segment.settled(all.get(series).part(from, to)));
    }

    private SplittableRandom random(int series, int from, int to) {
        return new SplittableRandom(all.get(series).seed() + 31L * (1_000_003L * from + to));
    }

    private record Part(int series, int from, int to, Segment segment) {}
}
