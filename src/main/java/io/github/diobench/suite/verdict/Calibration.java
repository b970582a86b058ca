package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds out what verdicts are worth on one machine: how often they raise a false alarm, and how small a slowdown they see. Made from
 * a run with many rounds of the reference, the reference again, and arms with known slowdowns, by judging windows of it that are as
 * long as a verdict's run.
 *
 * <p>Windows are consecutive rounds as they were measured, so that whatever connects neighbouring rounds is in them. Labels are not
 * swapped: that would take out what a calibration is there to find.
 */
public final class Calibration {
    private final RegimeJudge judge;
    private final Margins margins;
    private final int rounds;

    /**
     * Prepares a calibration.
     *
     * @param margins the rules that verdicts are judged by
     * @param rounds how many rounds a verdict has, at least {@link Margins#minRounds}
     * @throws IllegalArgumentException if there are too few rounds
     */
    public Calibration(Margins margins, int rounds) {
        if (rounds < margins.minRounds()) {
            throw new IllegalArgumentException(
                    "a verdict has at least " + margins.minRounds() + " rounds but not " + rounds);
        }
        this.judge = new RegimeJudge(List.of(rounds), margins);
        this.margins = margins;
        this.rounds = rounds;
    }

    /**
     * Calibrates one regime, from its arms with the roles {@link Role#AGAIN} and {@link Role#SLOWED}. What there are too few
     * rounds for is left empty.
     *
     * @param pairSeconds how long a round of two arms takes; NaN if not known
     * @throws IllegalArgumentException if no rule of the margins matches the regime
     */
    public RegimeCalibration calibrate(RegimeValues regime, double pairSeconds) {
        double margin = margins.rule(regime.name()).margin();
        double[] again =
                regime.arm(Role.AGAIN).map(arm -> logRatios(regime, arm)).orElse(new double[0]);
        return new RegimeCalibration(
                regime.name(),
                margin,
                paired(again),
                FalseAlarms.of(again, windows(again), window -> outcome(window, margin), rounds, margins.alphaFail()),
                Sensitivity.of(Moments.of(again), pairSeconds, rounds, margins.alphaFail()),
                slowdowns(regime, margin));
    }

    private static double[] logRatios(RegimeValues regime, ArmValues arm) {
        return Pairs.of(regime, arm).logRatios();
    }

    private List<SlowdownCalibration> slowdowns(RegimeValues regime, double margin) {
        List<SlowdownCalibration> slowdowns = new ArrayList<>();
        for (ArmValues arm : regime.arms()) {
            if (arm.role() == Role.SLOWED) {
                double[] slowed = logRatios(regime, arm);
                slowdowns.add(new SlowdownCalibration(
                        arm.name(),
                        arm.injected(),
                        paired(slowed),
                        outcomes(windows(slowed), margin),
                        slowed.length / rounds));
            }
        }
        slowdowns.sort(Comparator.comparingDouble(SlowdownCalibration::injected));
        return slowdowns;
    }

    private List<double[]> windows(double[] logRatios) {
        List<double[]> windows = new ArrayList<>();
        for (int start = 0; start + rounds <= logRatios.length; start++) {
            windows.add(Arrays.copyOfRange(logRatios, start, start + rounds));
        }
        return windows;
    }

    private OutcomeCounts outcomes(List<double[]> windows, double margin) {
        OutcomeCounts counts = OutcomeCounts.NONE;
        for (double[] window : windows) {
            counts = counts.plus(outcome(window, margin));
        }
        return counts;
    }

    private Outcome outcome(double[] window, double margin) {
        return judge.decide(window, margin).outcome();
    }

    private PairedResult paired(double[] logRatios) {
        return PairedTest.of(logRatios, margins.alphaPass(), margins.alphaFail());
    }
}
