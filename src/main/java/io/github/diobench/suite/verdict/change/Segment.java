package io.github.diobench.suite.verdict.change;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A part of a series in which one step is looked for, with the places at which it may be. Not thread-safe. */
final class Segment {
    /** So many runs must stand on either side of a change before it is more than suspected. */
    static final int SIDE = 5;

    /** A spread as small as this, relative to the values, is what rounding leaves of none. */
    private static final double ROUNDING = 1e-12;

    private final double[] values;
    private final int settled;
    private final int first;
    private final int last;

    /** What takes longest, once it was asked for. */
    private AutocorrelationEstimate autocorrelation;

    private Segment(double[] values, int settled, int first, int last) {
        this.values = centred(values);
        this.settled = settled;
        this.first = first;
        this.last = last;
    }

    private static double[] centred(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        double[] centred = Arrays.stream(values).map(value -> value - mean).toArray();
        boolean flat = Arrays.stream(centred).allMatch(value -> Math.abs(value) <= ROUNDING * largest);
        return flat ? new double[values.length] : centred;
    }

    /** Returns {@code values} with a step that has enough of them on either side. */
    static Segment settled(double[] values) {
        return new Segment(values, values.length, SIDE, values.length - SIDE);
    }

    /** Returns {@code values} with a step that has enough of them before it, but not yet after it; a single odd run is none. */
    static Segment recent(double[] values) {
        int first = Math.max(SIDE, values.length - SIDE + 1);
        return new Segment(values, first, first, values.length - 2);
    }

    /** Tells whether there is any place for such a step, and anything but equal values. */
    boolean mayHaveStep() {
        return first <= last && Arrays.stream(values).anyMatch(value -> value != 0);
    }

    /** Returns what is known of the step. */
    StepPosterior step() {
        return step(last);
    }

    /** Returns where the best step is if it may also have fewer values after it than this segment wants. */
    int bestUpToTheEnd() {
        return step(values.length - 1).best();
    }

    private StepPosterior step(int most) {
        return new StepPosterior(values, autocorrelation(), first, most);
    }

    /** What may be a step that is too young to be fitted would pass for autocorrelation, and is left out. */
    private AutocorrelationEstimate autocorrelation() {
        if (autocorrelation == null) {
            double[] old = Arrays.copyOf(values, settled);
            autocorrelation = AutocorrelationEstimate.of(old, Levels.starts(old));
        }
        return autocorrelation;
    }

    /** Tells whether random orders of the values, freed of their autocorrelation, have as good a step too often. */
    boolean isVetoed(SplittableRandom random) {
        double[] whitened = StepFit.whitened(values, autocorrelation().mean());
        return PermutationVeto.objects(whitened, new StepScan(values.length, first, last), random);
    }
}
