package io.github.diobench.suite.verdict.change;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The places that a step may have, of which the true one is one nine times out of ten.
 *
 * <p>The fitted step, with noise drawn from what the fit leaves, is searched for again and again; the places at which it is found
 * most often, and all between them, are the set.
 *
 * @param earliest the smallest number of values before the step
 * @param latest the largest
 */
record PlaceSet(int earliest, int latest) {
    private static final int DRAWS = 999;
    private static final double CONFIDENCE = 0.90;

    static PlaceSet of(StepFit fit, StepScan scan, int before, SplittableRandom random) {
        int size = fit.size();
        int[] counts = new int[size + 2];
        // What was found is one of the draws.
        counts[before] = 1;
        double[] drawn = new double[size];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int i = 0; i < size; i++) {
                drawn[i] = fit.fitted(i) + fit.noise(random.nextInt(size));
            }
            counts[scan.best(StepScan.standardized(drawn)).before() + 1]++;
        }
        return hull(counts, before);
    }

    private static PlaceSet hull(int[] counts, int before) {
        List<Integer> mostFirst = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer place) -> counts[place])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        int earliest = before;
        int latest = before;
        int held = 0;
        for (int place : mostFirst) {
            if (held >= CONFIDENCE * (DRAWS + 1)) {
                break;
            }
            held += counts[place];
            earliest = Math.min(earliest, place);
            latest = Math.max(latest, place);
        }
        return new PlaceSet(earliest, latest);
    }
}
