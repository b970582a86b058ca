package io.github.diobench.suite.verdict;

/**
 * What the rounds in which both arms measured say about a candidate's cost, by Student's test on the values of rounds.
 *
 * <p>The value d of a round is the logarithm of candidate over reference.
 *
 * @param rounds number of values
 * @param meanLog mean of d; NaN without pairs
 * @param sd standard deviation of d; NaN with fewer than two pairs
 * @param se standard error of {@code meanLog}; NaN with fewer than two pairs
 * @param student what a verdict rests on
 * @param pSlower one-sided probability of such a mean if the candidate cost nothing; NaN with fewer than two pairs
 */
public record PairedResult(int rounds, double meanLog, double sd, double se, Estimate student, double pSlower) {
    /**
     * Returns the one-sided probability of such a mean if the candidate cost no more than {@code margin}, a share; NaN with fewer
     * than two pairs. It is what a failure is about.
     */
    public double pBeyond(double margin) {
        return rounds < 2 ? Double.NaN : StudentT.above(meanLog - Math.log1p(margin), se, rounds - 1);
    }
}
