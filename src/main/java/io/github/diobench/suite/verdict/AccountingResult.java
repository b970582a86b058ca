package io.github.diobench.suite.verdict;

/**
 * The difference of a regime on its second denominator, the accounting alone. Reported beside the claim, which is about the
 * whole request: 4 % of a step of 10 ns is nothing in 10 us.
 *
 * <p>The difference is that of whole requests, so it holds whatever the strategy changes elsewhere; it is spread over the
 * operations of one request, or divided by what the reference's accounting costs alone. Both are taken for exact: the
 * interval is that of the ratio of the whole requests, carried over.
 *
 * @param operations accounting operations in one request; NaN if not known
 * @param difference candidate minus reference for each accounting operation, in the unit of the scores; NaN without
 *     {@code operations}
 * @param differenceLower lower end of its two-sided 90 % interval
 * @param differenceUpper upper end of its two-sided 90 % interval
 * @param referenceCost what the reference's accounting alone costs in one request; NaN if not known
 * @param estimate the accounting's cost as a ratio to the reference's; {@code null} without {@code referenceCost}
 * @param margin how much more it may cost
 * @param outcome what was shown about it; {@code null} without {@code referenceCost}
 */
public record AccountingResult(
        double operations,
        double difference,
        double differenceLower,
        double differenceUpper,
        double referenceCost,
        Estimate estimate,
        double margin,
        Outcome outcome) {
    /** Returns the same where its regime is {@code whole}: refused with it, and no pass where that may not pass. */
    AccountingResult under(Outcome whole) {
        boolean refused = whole == Outcome.REFUSED;
        boolean doubted = whole == Outcome.INCONCLUSIVE && outcome != null && outcome.passed();
        if (outcome == null || !(refused || doubted)) {
            return this;
        }
        return new AccountingResult(
                operations, difference, differenceLower, differenceUpper, referenceCost, estimate, margin, whole);
    }
}
