package io.github.diobench.suite.verdict.change;

import io.github.diobench.suite.verdict.StudentT;
import java.util.function.ToDoubleFunction;

/**
 * What is known of the one step that a series is thought to have: where it is, how high, and how surely it is not 0. All of it comes
 * from the same fits, one for each place and each phi, weighted by the {@link AutocorrelationEstimate}. Immutable.
 */
final class StepPosterior {
    /** So many levels are fitted. */
    static final int LEVELS = 2;

    /** What a perfect fit leaves of the squares is rounding. */
    static final double ROUNDING = 1e-15;

    /** A probability that is so near to the wanted one is that. */
    private static final double NEAR = 1e-7;

    private static final int MOST_ITERATIONS = 100;

    private final int first;
    private final int degrees;
    private final AutocorrelationEstimate autocorrelation;

    /** By phi and place. */
    private final StepFit.Step[][] steps;

    /** By phi: the squares that a straight line leaves. */
    private final double[] lines;

    private final double[] places;
    private final int best;

    /**
     * Fits all steps.
     *
     * @param values not all the same, and more than two
     * @param autocorrelation of the values
     * @param first the least number of values before the step
     * @param last the largest, less than the number of values
     */
    StepPosterior(double[] values, AutocorrelationEstimate autocorrelation, int first, int last) {
        this.first = first;
        this.autocorrelation = autocorrelation;
        degrees = values.length - LEVELS;
        steps = new StepFit.Step[autocorrelation.size()][last - first + 1];
        lines = new double[autocorrelation.size()];
        places = new double[last - first + 1];
        for (int phi = 0; phi < steps.length; phi++) {
            StepFit fit = new StepFit(values, AutocorrelationEstimate.phi(phi));
            lines[phi] = fit.leftOfLine();
            double[] likely = new double[places.length];
            for (int place = 0; place < places.length; place++) {
                steps[phi][place] = fit.after(first + place);
                likely[place] = steps[phi][place].logLikelihood();
            }
            LogWeights.normalize(likely);
            for (int place = 0; place < places.length; place++) {
                places[place] += autocorrelation.weight(phi) * likely[place];
            }
        }
        int likeliest = 0;
        for (int place = 1; place < places.length; place++) {
            likeliest = places[place] > places[likeliest] ? place : likeliest;
        }
        best = first + likeliest;
    }

    /** Returns the number of values before the likeliest step; the least of several that are equally likely. */
    int best() {
        return best;
    }

    /**
     * Returns the probability of a step as large as the likeliest one, up or down, if there is none: that of a t test at its place,
     * averaged over phi, times the number of places (Bonferroni).
     */
    double p() {
        double sign = Math.signum(change(best));
        double oneSided = average(best, step -> StudentT.above(sign * step.change(), step.se(), degrees));
        return Math.min(1, 2 * oneSided * places.length);
    }

    /** Returns the height of the step after {@code before} values. */
    double change(int before) {
        return average(before, StepFit.Step::change);
    }

    /** Tells whether the step after {@code before} values is shown to be larger than {@code least}, up or down, with {@code probability}. */
    boolean isLarger(int before, double least, double probability) {
        return notAbove(before, least) < 1 - probability || notAbove(before, -least) > probability;
    }

    /** Returns what the height of the step after {@code before} values is below of with {@code probability}. */
    double quantile(int before, double probability) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double t = StudentT.quantile(probability, degrees);
        for (StepFit.Step[] atPhi : steps) {
            StepFit.Step step = atPhi[before - first];
            low = Math.min(low, step.change() + t * step.se());
            high = Math.max(high, step.change() + t * step.se());
        }
        // The quantile of a mixture lies between those of its parts; regula falsi with the weights of Illinois finds
        // it.
        double lowMiss = notAbove(before, low) - probability;
        double highMiss = notAbove(before, high) - probability;
        double between = low;
        for (int i = 0; i < MOST_ITERATIONS && highMiss > lowMiss; i++) {
            between = low - lowMiss * (high - low) / (highMiss - lowMiss);
            double miss = notAbove(before, between) - probability;
            if (Math.abs(miss) <= NEAR) {
                break;
            }
            if (miss < 0) {
                low = between;
                lowMiss = miss;
                highMiss /= 2;
            } else {
                high = between;
                highMiss = miss;
                lowMiss /= 2;
            }
        }
        return between;
    }

    /** Tells whether a straight line fits better than the step after {@code before} values, with the likeliest phi. */
    boolean isGradual(int before) {
        int phi = autocorrelation.likeliest();
        return lines[phi] < steps[phi][before - first].left();
    }

    /** Returns where the step is with {@code probability}. */
    LocationInterval location(double probability) {
        return LocationInterval.of(places, first, probability);
    }

    /** Returns the probability that the step after {@code before} values is at most {@code height}. */
    private double notAbove(int before, double height) {
        return average(before, step -> StudentT.above(step.change() - height, step.se(), degrees));
    }

    private double average(int before, ToDoubleFunction<StepFit.Step> what) {
        double sum = 0;
        for (int phi = 0; phi < steps.length; phi++) {
            sum += autocorrelation.weight(phi) * what.applyAsDouble(steps[phi][before - first]);
        }
        return sum;
    }
}
