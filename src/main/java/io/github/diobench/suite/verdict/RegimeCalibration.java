package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * What verdicts are worth in one regime.
 *
 * <p>False alarms are counted twice. The <em>draws</em> are blocks of consecutive A/A rounds at random places, in each round
 * of which the two labels are swapped or not at random: if A is A, every such draw could have been measured. They share their
 * rounds, so bounds that take them for independent say how well the draws are counted, not how well the machine is known.
 * The <em>disjoint blocks</em>, as they were measured, are independent, and their bounds are honest and wide.
 *
 * @param regime the regime
 * @param margin the margin its verdicts are judged by
 * @param again the reference compared with itself, over all rounds; its {@code sd} is the noise of a verdict here
 * @param detectable the cost, as a share, that Student's test shows nine times out of ten in one verdict; the rank test
 *     that must agree makes a verdict of few rounds see it more seldom; NaN with fewer than two rounds
 * @param falseFail draws that said {@link Outcome#FAIL}
 * @param falseDifference draws in which the A/A control would have shown a difference, at the level for a single regime
 * @param disjointFalseFail the same as {@code falseFail} for the disjoint blocks
 * @param disjointFalseDifference the same as {@code falseDifference} for the disjoint blocks
 * @param unslowed the verdicts on the draws
 * @param slowdowns one for each slowed arm, the smallest first
 */
public record RegimeCalibration(
        String regime,
        double margin,
        PairedResult again,
        double detectable,
        Rate falseFail,
        Rate falseDifference,
        Rate disjointFalseFail,
        Rate disjointFalseDifference,
        OutcomeCounts unslowed,
        List<SlowdownCalibration> slowdowns) {
    /** Copies the list. */
    public RegimeCalibration {
        slowdowns = List.copyOf(slowdowns);
    }
}
