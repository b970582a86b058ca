package io.github.diobench.suite.verdict;

import io.github.diobench.suite.FilePattern;

/**
 * How much a candidate may cost in some regimes.
 *
 * @param regime regular expression that the whole name of a regime matches
 * @param margin the cost at which the claim is lost, as a share of the whole request's (0.03 is 3 %)
 */
public record MarginRule(String regime, double margin) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a margin is not between 0 and 10, or if {@code regime} is no regular expression
     */
    public MarginRule {
        FilePattern.require(regime);
        Margins.requireBetween("margin of '" + regime + "'", margin, 0, 10);
    }

    /**
     * Tells whether it is for the regime called {@code name}.
     *
     * @throws io.github.diobench.suite.UserError if that takes too long to find out
     */
    public boolean matches(String name) {
        return FilePattern.matches(regime, name);
    }
}
