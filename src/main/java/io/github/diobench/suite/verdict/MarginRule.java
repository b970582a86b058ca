package io.github.diobench.suite.verdict;

import java.util.regex.Pattern;

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
        Pattern.compile(regime);
        Margins.requireBetween("margin of '" + regime + "'", margin, 0, 10);
    }

    boolean matches(String name) {
        return Pattern.matches(regime, name);
    }
}
