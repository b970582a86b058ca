package io.github.diobench.suite.verdict;

/** Carries a difference of whole requests over to what accounting there is in them. */
final class Accounting {
    private Accounting() {}

    /**
     * Returns the second denominator of a comparison, or {@code null} if nothing is known of the accounting.
     *
     * @param referenceMeanLog mean logarithm of what a whole request of the reference costs
     * @param whole what the whole request came to: where that is refused or the tests differ, this is no better
     */
    static AccountingResult of(
            RegimeValues regime, double margin, PairedResult paired, double referenceMeanLog, Outcome whole) {
        if (Double.isNaN(regime.accountingOps()) && Double.isNaN(regime.accountingCost())) {
            return null;
        }
        double request = Math.exp(referenceMeanLog);
        double perOperation = request / regime.accountingOps();
        Estimate student = paired.student();
        boolean known = !Double.isNaN(regime.accountingCost());
        Estimate estimate = known ? carriedOver(student, request / regime.accountingCost()) : null;
        return new AccountingResult(
                regime.accountingOps(),
                (student.ratio() - 1) * perOperation,
                (student.lower() - 1) * perOperation,
                (student.upper() - 1) * perOperation,
                regime.accountingCost(),
                estimate,
                margin,
                known ? outcome(estimate, paired, request / regime.accountingCost(), margin, whole) : null);
    }

    /** A request that is {@code share} times its accounting moves by so much less than it: 1 + share (ratio - 1). */
    private static Estimate carriedOver(Estimate estimate, double share) {
        return new Estimate(
                1 + share * (estimate.ratio() - 1),
                1 + share * (estimate.lower() - 1),
                1 + share * (estimate.upper() - 1),
                1 + share * (estimate.costAbove() - 1),
                1 + share * (estimate.costBelow() - 1));
    }

    private static Outcome outcome(Estimate estimate, PairedResult paired, double share, double margin, Outcome whole) {
        if (whole == Outcome.REFUSED) {
            return whole;
        }
        return estimate.decideWith(carriedOver(paired.hodgesLehmann(), share), margin);
    }
}
