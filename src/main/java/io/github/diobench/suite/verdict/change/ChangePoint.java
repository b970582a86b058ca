package io.github.diobench.suite.verdict.change;

/**
 * A place at which a series moved to another level.
 *
 * @param state how sure it is
 * @param first index of the first value after the change
 * @param earliest the change is here or later: with {@code latest} the ends of a set that holds its place nine times out of ten
 * @param latest the change is here or earlier
 * @param change the step, as a difference of logarithms; above 0 means a higher cost
 * @param lower lower end of the two-sided 95 % interval for {@code change}
 * @param upper its upper end
 * @param p probability of such a step anywhere in a series that has none, adjusted over all series that were tested with it
 *     (Holm 1979)
 * @param gradual whether a straight line fits better than a step, so that no single place may have made the change
 */
public record ChangePoint(
        State state,
        int first,
        int earliest,
        int latest,
        double change,
        double lower,
        double upper,
        double p,
        boolean gradual) {
    /** How sure a change point is. */
    public enum State {
        /** Enough runs stand on either side of it. */
        CONFIRMED,
        /** It is so young that the next runs may yet show it to have been nothing. */
        SUSPECTED
    }

    /** Tells whether the cost rose. */
    public boolean isWorse() {
        return change > 0;
    }
}
