package io.github.diobench.suite.verdict;

/**
 * What the rounds in which both arms measured say about a candidate's cost.
 *
 * <p>With d the logarithm of candidate over reference in one round, Student's estimate is the mean of d, and the robust
 * partner the median of the means of all pairs of d (Hodges and Lehmann 1963), its bounds from the exact distribution of
 * Wilcoxon's signed-rank statistic.
 *
 * @param rounds number of pairs
 * @param meanLog mean of d; NaN without pairs
 * @param sd standard deviation of d; NaN with fewer than two pairs
 * @param se standard error of {@code meanLog}; NaN with fewer than two pairs
 * @param student what a verdict rests on
 * @param hodgesLehmann what must agree with it
 * @param pSlower one-sided probability of such a mean if the candidate cost nothing; NaN with fewer than two pairs
 */
public record PairedResult(
        int rounds, double meanLog, double sd, double se, Estimate student, Estimate hodgesLehmann, double pSlower) {}
