package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * The rules of a verdict, fixed before the run that they judge.
 *
 * <p>Shares are of 1: 0.03 is 3 %. All levels are probabilities of an error.
 *
 * @param schemaVersion the version of this format
 * @param rules margins by regime; the first that matches counts, and the last one should match {@code .*}
 * @param latencyMedian margin for the median latency
 * @param latencyP99 margin for the 99th percentile
 * @param alphaPass level of each regime's test that the cost is below the margin
 * @param alphaFail level of the test that there is a cost, for all regimes of a candidate together
 * @param minRounds with fewer rounds there is no verdict
 * @param looks after how many rounds a run may stop as soon as it knows; the levels are divided by their number
 * @param controlAlpha level at which the A/A control shows a difference, over all regimes together: an interval with at least
 *     99 % confidence, and so much more that with all other tests that refuse a run it is wrong in fewer than 1 % of honest runs
 * @param controlPower a positive control that is missed although it had at least this power refuses the run
 * @param voidAlpha level of all tests for what makes a regime unfit, over all regimes and arms together
 * @param stealLimit largest mean share of stolen CPU time in a regime whose forks ran one after the other
 * @param loadLimit largest mean share of CPU time used by other processes in such a regime
 * @param turns which turns are dropped, and how many must be left
 */
public record Margins(
        int schemaVersion,
        List<MarginRule> rules,
        double latencyMedian,
        double latencyP99,
        double alphaPass,
        double alphaFail,
        int minRounds,
        List<Integer> looks,
        double controlAlpha,
        double controlPower,
        double voidAlpha,
        double stealLimit,
        double loadLimit,
        TurnRules turns) {
    /** The version that this diobench writes; it reads all since the first. */
    public static final int SCHEMA_VERSION = 2;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public Margins {
        if (schemaVersion < 1 || schemaVersion > SCHEMA_VERSION) {
            throw new IllegalArgumentException(
                    "schemaVersion must be from 1 to " + SCHEMA_VERSION + " but is " + schemaVersion);
        }
        rules = List.copyOf(rules);
        looks = List.copyOf(looks);
        requireBetween("latencyMedian", latencyMedian, 0, 10);
        requireBetween("latencyP99", latencyP99, 0, 10);
        requireBetween("alphaPass", alphaPass, 0, 0.5);
        requireBetween("alphaFail", alphaFail, 0, 0.5);
        requireBetween("controlAlpha", controlAlpha, 0, 0.5);
        requireBetween("controlPower", controlPower, 0.5, 1);
        requireBetween("voidAlpha", voidAlpha, 0, 0.5);
        requireBetween("stealLimit", stealLimit, 0, 1);
        requireBetween("loadLimit", loadLimit, 0, 1);
        if (minRounds < 3) {
            throw new IllegalArgumentException("minRounds must be at least 3 but is " + minRounds);
        }
        requireAscending("looks", looks);
    }

    /**
     * Returns the rule for the regime called {@code name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public MarginRule rule(String name) {
        return rules.stream()
                .filter(rule -> rule.matches(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule matches the regime '" + name + "'"));
    }

    /** Returns the same with other rules. */
    public Margins withRules(List<MarginRule> newRules) {
        return new Margins(
                schemaVersion,
                newRules,
                latencyMedian,
                latencyP99,
                alphaPass,
                alphaFail,
                minRounds,
                looks,
                controlAlpha,
                controlPower,
                voidAlpha,
                stealLimit,
                loadLimit,
                turns);
    }

    static void requireBetween(String name, double value, double low, double high) {
        if (!(value > low && value < high)) {
            throw new IllegalArgumentException(name + " must be between " + low + " and " + high + " but is " + value);
        }
    }

    static void requireAscending(String name, List<Integer> rounds) {
        int previous = 0;
        for (int look : rounds) {
            if (look <= previous) {
                throw new IllegalArgumentException(name + " must be positive and ascending but are " + rounds);
            }
            previous = look;
        }
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException(name + " must not be empty");
        }
    }
}
