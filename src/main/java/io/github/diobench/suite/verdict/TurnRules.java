package io.github.diobench.suite.verdict;

/**
 * Which turns of a round are disturbed, and how many undisturbed ones it takes to make a round count.
 *
 * <p>For each arm alone: a turn that disturbs one arm is dropped for all of them. The time limits are in lengths of a turn's measuring; but
 * what is counted is all of the turn, with set-up and tear-down, where a thread may wait without harm. So the limit for waiting is far
 * above one: below it, few turns are measured to cost much more than others (docs/verdict.md), and the midmean leaves those out. A turn in
 * which threads changed their CPU is not dropped for that: it costs next to nothing, unless they had to wait.
 *
 * @param waitingLimit for how long at most the busy threads of an arm may have waited for a CPU beyond the usual, added up over the threads
 * @param stealLimit how much at most a hypervisor may have taken
 * @param leastTurns with fewer undisturbed turns a round has no value, unless they are at least half of its turns
 */
public record TurnRules(double waitingLimit, double stealLimit, int leastTurns) {
    private static final double MOST_LENGTHS = 1000;

    /** What counts where margins say nothing of turns, because they are older. */
    public static final TurnRules USUAL = new TurnRules(6, 0.04, 8);

    /** Returns how many undisturbed turns it takes to make a round of {@code turns} turns count; at least one. */
    int least(int turns) {
        return Math.max(1, Math.min(leastTurns, (turns + 1) / 2));
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public TurnRules {
        Margins.requireBetween("waitingLimit", waitingLimit, 0, MOST_LENGTHS);
        Margins.requireBetween("stealLimit", stealLimit, 0, 1);
        if (leastTurns < 1) {
            throw new IllegalArgumentException("leastTurns must be at least 1 but is " + leastTurns);
        }
    }
}
