package io.github.diobench.suite.verdict;

/**
 * Something known about a run from outside its numbers, for example by looking at its machine.
 *
 * @param effect what it does to the verdict
 * @param text what was found, on one line
 */
public record Finding(Effect effect, String text) {
    /** What a finding does to the verdict. */
    public enum Effect {
        /** Is told. */
        NOTE,
        /** Whatever passed is inconclusive. */
        DOWNGRADE,
        /** Nothing can be judged. */
        REFUSE
    }
}
