package io.github.diobench.suite.verdict;

/**
 * What several verdicts said.
 *
 * @param verdicts how many there were
 * @param pass how many said {@link Outcome#PASS}
 * @param passSlower how many said {@link Outcome#PASS_SLOWER}
 * @param inconclusive how many said {@link Outcome#INCONCLUSIVE}
 * @param costs how many said {@link Outcome#COSTS}
 * @param fail how many said {@link Outcome#FAIL}
 */
public record OutcomeCounts(int verdicts, int pass, int passSlower, int inconclusive, int costs, int fail) {
    static final OutcomeCounts NONE = new OutcomeCounts(0, 0, 0, 0, 0, 0);

    OutcomeCounts plus(Outcome outcome) {
        return new OutcomeCounts(
                verdicts + 1,
                pass + one(outcome == Outcome.PASS),
                passSlower + one(outcome == Outcome.PASS_SLOWER),
                inconclusive + one(outcome == Outcome.INCONCLUSIVE),
                costs + one(outcome == Outcome.COSTS),
                fail + one(outcome == Outcome.FAIL));
    }

    /** Returns how many showed a cost, whether inside the margin or not. */
    public int showedCost() {
        return passSlower + costs + fail;
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }
}
