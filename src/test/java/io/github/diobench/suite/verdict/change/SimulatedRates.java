package io.github.diobench.suite.verdict.change;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** How often series of a kind are flagged, by simulation from fixed seeds. */
final class SimulatedRates {
    static final double SD = 0.03;
    static final double STEP = Math.log1p(0.10);

    /** A change counts as found if it is placed at most so far off. */
    private static final int NEAR = 5;

    private SimulatedRates() {}

    /**
     * Returns the share of {@code draws} series of {@code n} values without a change that have a point in {@code state}.
     *
     * @param phi share of a value that the next one keeps
     */
    static double falseAlarms(
            ChangePoint.State state, int n, double phi, ToDoubleFunction<SplittableRandom> draw, int draws) {
        SplittableRandom random = new SplittableRandom(n + Math.round(100 * phi));
        int flagged = 0;
        for (int i = 0; i < draws; i++) {
            double[] values = SimulatedSeries.noise(n, SD, phi, random, draw);
            flagged += SimulatedSeries.hasAny(SimulatedSeries.scan(values, i), state) ? 1 : 0;
        }
        return (double) flagged / draws;
    }

    /**
     * Returns the share of {@code draws} series in which a step of 10 % after {@code before} values is confirmed by the time it has
     * {@code within} values, looking after each of them.
     */
    static double found(int before, int within, ToDoubleFunction<SplittableRandom> draw, int draws) {
        SplittableRandom random = new SplittableRandom(before + within);
        int found = 0;
        for (int i = 0; i < draws; i++) {
            double[] values =
                    SimulatedSeries.withStep(SimulatedSeries.noise(before + within, SD, 0, random, draw), before, STEP);
            boolean seen = false;
            for (int age = ChangeScan.SIDE; age <= within && !seen; age++) {
                seen = isFound(SimulatedSeries.scan(Arrays.copyOf(values, before + age), i), before);
            }
            found += seen ? 1 : 0;
        }
        return (double) found / draws;
    }

    static boolean isFound(List<ChangePoint> points, int first) {
        return points.stream()
                .anyMatch(point -> point.state() == ChangePoint.State.CONFIRMED
                        && point.isWorse()
                        && Math.abs(point.first() - first) <= NEAR);
    }
}
