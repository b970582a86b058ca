package io.github.diobench.suite.verdict.change;

import java.util.SplittableRandom;

/** A part of a series in which one step is looked for, with the places at which it may be. Immutable. */
final class Stretch {
    /** So many runs must stand on either side of a change before it is more than suspected. */
    static final int SIDE = 5;

    private final double[] values;
    private final int first;
    private final int last;

    private Stretch(double[] values, int first, int last) {
        this.values = values;
        this.first = first;
        this.last = last;
    }

    /** Returns {@code values} with a step that has enough of them on either side. */
    static Stretch settled(double[] values) {
        return new Stretch(values, SIDE, values.length - SIDE);
    }

    /** Returns {@code values} with a step that has enough of them before it, but not yet after it. */
    static Stretch recent(double[] values) {
        return new Stretch(values, Math.max(SIDE, values.length - SIDE + 1), values.length - 1);
    }

    /** Tells whether there is any place for such a step. */
    boolean isLongEnough() {
        return first <= last;
    }

    /**
     * What a test came to.
     *
     * @param before how many values are before the step that fits best
     * @param p the probability of one that fits so well, if there is none
     */
    record Tested(int before, double p) {}

    /** Tests whether there is a step, with {@code draws} permutations of the whitened values. */
    Tested test(long draws, SplittableRandom random) {
        double[] whitened = StepFit.whitened(values, phi());
        StepScan scan = whitenedScan(last);
        double p = Permutations.p(whitened, scan, draws, random);
        return new Tested(best(scan, whitened), p);
    }

    /** Returns where the best step is if it may also have fewer values after it than this stretch wants. */
    int bestUpToTheEnd() {
        return best(whitenedScan(values.length - 1), StepFit.whitened(values, phi()));
    }

    private static int best(StepScan scan, double[] whitened) {
        return scan.best(StepScan.standardized(whitened)).before() + 1;
    }

    private double phi() {
        if (last <= values.length - SIDE) {
            return Memory.phi(values);
        }
        int rough = new StepScan(values.length, first, last)
                .best(StepScan.standardized(values))
                .before();
        return StepFit.phi(values, rough);
    }

    /** Returns the fit of a step after {@code before} values. */
    StepFit fit(int before) {
        return new StepFit(values, before);
    }

    /** Returns where the step that {@code fit} has after {@code before} values really is. */
    PlaceSet place(StepFit fit, int before, SplittableRandom random) {
        return PlaceSet.of(fit, whitenedScan(last), before, random);
    }

    /** The first value is lost in whitening, so one less is before the step. */
    private StepScan whitenedScan(int most) {
        return new StepScan(values.length - 1, first - 1, most - 1);
    }
}
