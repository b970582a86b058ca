package io.github.diobench.suite.verdict;

/**
 * Which turns of a round are disturbed, and how many undisturbed ones it takes to make a round count.
 *
 * <p>The shares are of the length of a turn, for each arm alone: a turn that disturbs one arm is dropped for all of them.
 *
 * @param waitingLimit largest share that the busy threads of an arm may have waited for a CPU, added up over the threads
 * @param stealLimit largest share that a hypervisor may have taken
 * @param movesLimit how often at most the busy threads of an arm may have changed their CPU
 * @param leastTurns with fewer undisturbed turns a round has no value, unless they are at least half of its turns
 */
public record TurnRules(double waitingLimit, double stealLimit, int movesLimit, int leastTurns) {
    /** What counts where margins say nothing of turns, because they are older. */
    public static final TurnRules USUAL = new TurnRules(0.04, 0.04, 4, 8);

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
        Margins.requireBetween("waitingLimit", waitingLimit, 0, 1);
        Margins.requireBetween("stealLimit", stealLimit, 0, 1);
        if (movesLimit < 0) {
            throw new IllegalArgumentException("movesLimit must be at least 0 but is " + movesLimit);
        }
        if (leastTurns < 1) {
            throw new IllegalArgumentException("leastTurns must be at least 1 but is " + leastTurns);
        }
    }
}
