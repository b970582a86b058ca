package io.github.diobench.suite.verdict.change;

import io.github.diobench.suite.verdict.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Finds the change points of several series that are looked at together. The same series and seeds give the same points.
 *
 * <p>The correlation phi of neighbouring values is taken out of a series ({@link Memory}). The best step in what is left is tested by
 * permutations. If it is significant, both sides of it are searched in the same way at half the
 * level, and so on. At each depth all tests, of all series, share the level by Holm's correction: in series that do not change
 * at all, the chance of a single alarm in any of them is {@link #LEVEL}. A step is reported only if its interval shows it to be
 * larger than {@link #SMALLEST}.
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
    public static final int SIDE = Stretch.SIDE;

    /** A change must be shown to be larger than this, as a share. */
    public static final double SMALLEST = 0.01;

    /** How often the interval of a change holds its true size. */
    public static final double CONFIDENCE = 0.95;

    /** Permutations of a single series; of several, as many times more as the smallest p-value must be smaller for. */
    private static final int DRAWS = 1000;

    private static final int MOST_DRAWS = 100 * DRAWS;

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

    /**
     * Returns how many values a series must have at least for a change in it to be significant, if so many are tested together: with
     * fewer, too many permutations are as good as the best one.
     */
    public static int leastValues(int series) {
        int values = 2 * SIDE;
        // Both orders of the two sides are as good; whitening takes one value.
        while (2 / choices(values - 1, (values - 1) / 2) * series > LEVEL) {
            values++;
        }
        return values;
    }

    private static double choices(int n, int k) {
        double choices = 1;
        for (int i = 1; i <= k; i++) {
            choices = choices * (n - k + i) / i;
        }
        return choices;
    }

    private void confirm() {
        List<Part> parts = new ArrayList<>();
        for (int series = 0; series < all.size(); series++) {
            parts.add(new Part(series, 0, all.get(series).values().size()));
        }
        for (int depth = 0; !parts.isEmpty(); depth++) {
            parts = searched(
                    parts.stream().filter(part -> stretch(part).isLongEnough()).toList(), depth);
        }
        steps.forEach(Steps::dropSmall);
    }

    /** Looks for a step in each of {@code parts}, and returns what is to be searched next: both sides of those that were found. */
    private List<Part> searched(List<Part> parts, int depth) {
        long draws = draws(parts.size(), depth);
        List<Stretch.Tested> tested = new ArrayList<>();
        for (Part part : parts) {
            tested.add(stretch(part).test(draws, random(part.series(), part.from(), part.to())));
        }
        double[] holm = holm(tested);
        List<Part> next = new ArrayList<>();
        for (int i = 0; i < holm.length; i++) {
            if (holm[i] <= Math.scalb(LEVEL, -depth)) {
                split(parts.get(i), tested.get(i).before(), holm[i], next);
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
            int best = stretch(part).bestUpToTheEnd();
            if (part.from() + best > part.to() - SIDE) {
                next.add(new Part(part.series(), part.from(), part.from() + best));
                return;
            }
        }
        int first = part.from() + before;
        steps.get(part.series()).confirm(first, p);
        next.add(new Part(part.series(), part.from(), first));
        next.add(new Part(part.series(), first, part.to()));
    }

    private void suspect() {
        List<Integer> candidates = new ArrayList<>();
        for (int series = 0; series < all.size(); series++) {
            if (steps.get(series).sinceLast().isLongEnough()) {
                candidates.add(series);
            }
        }
        long draws = draws(candidates.size(), 0);
        List<Stretch.Tested> tested = new ArrayList<>();
        for (int series : candidates) {
            // Another stream than that of the whole series.
            tested.add(steps.get(series).sinceLast().test(draws, random(series, -1, 0)));
        }
        double[] holm = holm(tested);
        for (int i = 0; i < holm.length; i++) {
            if (holm[i] <= LEVEL) {
                steps.get(candidates.get(i)).suspect(tested.get(i), holm[i]);
            }
        }
    }

    private static double[] holm(List<Stretch.Tested> tested) {
        return Holm.adjust(tested.stream().mapToDouble(Stretch.Tested::p).toArray());
    }

    /** The smallest p-value that permutations can give must remain a tenth of the level after the correction. */
    private static long draws(int tests, int depth) {
        double wanted = Math.scalb((double) DRAWS * tests, depth);
        return (long) Math.min(MOST_DRAWS, wanted) - 1;
    }

    private Stretch stretch(Part part) {
        return Stretch.settled(all.get(part.series()).part(part.from(), part.to()));
    }

    private SplittableRandom random(int series, int from, int to) {
        return new SplittableRandom(all.get(series).seed() + 31L * (1_000_003L * from + to));
    }

    private record Part(int series, int from, int to) {}
}
