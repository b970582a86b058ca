package io.github.diobench.suite.verdict.change;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Series with known truths. */
final class SimulatedSeries {
    static final ToDoubleFunction<SplittableRandom> NORMAL = SplittableRandom::nextGaussian;

    /** From t with 3 degrees of freedom, scaled to a standard deviation of 1. */
    static final ToDoubleFunction<SplittableRandom> T3 = SimulatedSeries::nextT3;

    private SimulatedSeries() {}

    private static double nextT3(SplittableRandom random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double normal = random.nextGaussian();
            squares += normal * normal;
        }
        return random.nextGaussian() / Math.sqrt(squares);
    }

    /** Returns a series of {@code n} values with a standard deviation of {@code sd}, each of which keeps a share of the last. */
    static double[] noise(
            int n, double sd, double phi, SplittableRandom random, ToDoubleFunction<SplittableRandom> draw) {
        double[] values = new double[n];
        double last = draw.applyAsDouble(random);
        double fresh = Math.sqrt(1 - phi * phi);
        for (int i = 0; i < n; i++) {
            values[i] = sd * last;
            last = phi * last + fresh * draw.applyAsDouble(random);
        }
        return values;
    }

    /** Returns {@code values} with {@code height} added from {@code first} on. */
    static double[] withStep(double[] values, int first, double height) {
        double[] stepped = values.clone();
        for (int i = first; i < stepped.length; i++) {
            stepped[i] += height;
        }
        return stepped;
    }

    /** Returns the change points of a series that is searched alone. */
    static List<ChangePoint> scan(double[] values, long seed) {
        return ChangeScan.of(List.of(series(values, seed))).get(0);
    }

    static SeriesValues series(double[] values, long seed) {
        return new SeriesValues(Arrays.stream(values).boxed().collect(Collectors.toList()), seed);
    }

    static boolean hasAny(List<ChangePoint> points, ChangePoint.State state) {
        return points.stream().anyMatch(point -> point.state() == state);
    }
}
