package io.github.diobench.suite.verdict;

/**
 * One test of whether a regime may be judged at all.
 *
 * @param kind what was looked for
 * @param regime the regime
 * @param arm the arm it is about; {@code null} if it is about all of them
 * @param effect how large it is: a difference of logarithms, or for {@link Kind#STEAL} and {@link Kind#LOAD} a share
 * @param p adjusted over all tests of the run (Holm 1979); NaN if it is no test but a limit
 * @param raised whether it refuses what it is about
 * @param text what was found, on one line
 */
public record Check(Kind kind, String regime, String arm, double effect, double p, boolean raised, String text) {
    /** What can make a regime unfit. */
    public enum Kind {
        /** What is compared moves within forks, by more than half the margin: a ratio where there are turns, else the scores of an arm. */
        STEADY,
        /** The hypervisor gave too much CPU time to others; only where there are no turns to drop. */
        STEAL,
        /** Other processes used too much CPU time; likewise. */
        LOAD
    }
}
