package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Finds out what verdicts are worth on one machine: how often they raise a false alarm, and how often they see a slowdown that
 * is there. Made from a run with many rounds of the reference, the reference again, and arms with known slowdowns, by judging
 * pieces of it that are as long as a verdict's run.
 *
 * <p>Pieces are always consecutive rounds, so that whatever connects neighbouring rounds is in them.
 */
public final class Calibration {
    private final RegimeJudge judge;
    private final Margins margins;
    private final int rounds;
    private final int draws;
    private final long seed;

    /**
     * Prepares a calibration.
     *
     * @param margins the rules that verdicts are judged by
     * @param rounds how many rounds a verdict has, at least {@link Margins#minRounds}
     * @param draws how many verdicts are drawn from the A/A pairs
     * @param seed what they are drawn from
     * @throws IllegalArgumentException if there are too few rounds
     */
    public Calibration(Margins margins, int rounds, int draws, long seed) {
        if (rounds < margins.minRounds()) {
            throw new IllegalArgumentException(
                    "a verdict has at least " + margins.minRounds() + " rounds but not " + rounds);
        }
        this.judge = new RegimeJudge(List.of(rounds), margins);
        this.margins = margins;
        this.rounds = rounds;
        this.draws = draws;
        this.seed = seed;
    }

    /**
     * Calibrates one regime, from its arms with the roles {@link Role#AGAIN} and {@link Role#SLOWED}. What there are too few
     * rounds for is left empty.
     *
     * @throws IllegalArgumentException if no rule of the margins matches the regime
     */
    public RegimeCalibration calibrate(RegimeValues regime) {
        double margin = margins.rule(regime.name()).margin();
        double[] again = regime.arm(Role.AGAIN)
                .map(arm -> Pairs.of(regime, arm).logRatios())
                .orElse(new double[0]);
        List<double[]> drawn = draw(again, regime.name());
        List<double[]> disjoint = blocks(again, rounds);
        PairedResult paired = paired(again);
        OutcomeCounts unslowed = outcomes(drawn, 0, margin);
        return new RegimeCalibration(
                regime.name(),
                margin,
                paired,
                Math.expm1(Power.detectable(paired.sd(), rounds, margins.alphaFail(), Power.WANTED)),
                failures(unslowed),
                differences(drawn),
                failures(outcomes(disjoint, 0, margin)),
                differences(disjoint),
                unslowed,
                slowdowns(regime, drawn, margin));
    }

    private List<SlowdownCalibration> slowdowns(RegimeValues regime, List<double[]> drawn, double margin) {
        List<SlowdownCalibration> slowdowns = new ArrayList<>();
        for (ArmValues arm : regime.arms()) {
            if (arm.role() == Role.SLOWED) {
                double[] slowed = Pairs.of(regime, arm).logRatios();
                slowdowns.add(new SlowdownCalibration(
                        arm.name(),
                        arm.injected(),
                        paired(slowed),
                        outcomes(blocks(slowed, 1), 0, margin),
                        outcomes(blocks(slowed, rounds), 0, margin),
                        outcomes(drawn, Math.log1p(arm.injected()), margin)));
            }
        }
        slowdowns.sort(Comparator.comparingDouble(SlowdownCalibration::injected));
        return slowdowns;
    }

    /** Draws blocks of A/A pairs, and in each pair which of the two is called again. */
    private List<double[]> draw(double[] again, String regime) {
        List<double[]> drawn = new ArrayList<>();
        if (again.length < rounds) {
            return drawn;
        }
        // Seeded by name, so that leaving one regime out does not change the others.
        SplittableRandom random = new SplittableRandom(seed + regime.hashCode());
        for (int i = 0; i < draws; i++) {
            int start = random.nextInt(again.length - rounds + 1);
            double[] block = Arrays.copyOfRange(again, start, start + rounds);
            for (int round = 0; round < rounds; round++) {
                block[round] = random.nextBoolean() ? -block[round] : block[round];
            }
            drawn.add(block);
        }
        return drawn;
    }

    /** Returns blocks of consecutive pairs, each beginning {@code step} pairs after the one before. */
    private List<double[]> blocks(double[] logRatios, int step) {
        List<double[]> blocks = new ArrayList<>();
        for (int start = 0; start + rounds <= logRatios.length; start += step) {
            blocks.add(Arrays.copyOfRange(logRatios, start, start + rounds));
        }
        return blocks;
    }

    private OutcomeCounts outcomes(List<double[]> blocks, double added, double margin) {
        OutcomeCounts counts = OutcomeCounts.NONE;
        for (double[] block : blocks) {
            double[] slowed = Arrays.stream(block).map(d -> d + added).toArray();
            counts = counts.plus(judge.decide(slowed, margin).outcome());
        }
        return counts;
    }

    private static Rate failures(OutcomeCounts outcomes) {
        return Rate.of(outcomes.fail(), outcomes.verdicts());
    }

    private Rate differences(List<double[]> blocks) {
        return Rate.of((int) blocks.stream().filter(this::differs).count(), blocks.size());
    }

    /** Tells whether an A/A control of this one regime would show a difference. */
    private boolean differs(double[] logRatios) {
        return Moments.of(logRatios).differsFromZero() <= margins.controlAlpha();
    }

    private PairedResult paired(double[] logRatios) {
        return PairedTest.of(logRatios, margins.alphaPass(), margins.alphaFail());
    }
}
