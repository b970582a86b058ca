package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * The latencies of two arms under one label in one round.
 *
 * @param reference all that the reference recorded
 * @param compared all that the candidate recorded
 * @param turns the same turn by turn; empty if there is only one histogram for each fork
 */
public record LatencyRound(LatencyCounts reference, LatencyCounts compared, List<Turn> turns) {
    /** So many turns must have enough values before their median is taken. */
    private static final int FEWEST_TURNS = 5;

    /** The latencies of both arms in one turn, or of as much as there is of it. */
    public record Turn(LatencyCounts reference, LatencyCounts compared) {
        private boolean isEnough(double quantile) {
            return LatencyRound.isEnough(quantile, reference, compared);
        }

        private double logRatio(double quantile) {
            return compared.logQuantile(quantile) - reference.logQuantile(quantile);
        }
    }

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if one of the arms recorded nothing
     */
    public LatencyRound {
        turns = List.copyOf(turns);
        if (reference.total() == 0 || compared.total() == 0) {
            throw new IllegalArgumentException("an arm recorded nothing in a round");
        }
    }

    /** Tells whether both forks have enough values beyond {@code quantile}. */
    boolean isEnough(double quantile) {
        return isEnough(quantile, reference, compared);
    }

    /** Tells whether at least half of the turns, and not just a few, have enough values beyond {@code quantile} in both arms. */
    boolean isEnoughByTurns(double quantile) {
        long enough = turns.stream().filter(turn -> turn.isEnough(quantile)).count();
        return enough >= FEWEST_TURNS && 2 * enough >= turns.size();
    }

    /** Returns the logarithm of the ratio of the candidate's {@code quantile} to the reference's, over the whole round. */
    double logRatio(double quantile) {
        return compared.logQuantile(quantile) - reference.logQuantile(quantile);
    }

    /**
     * Returns the median, over all turns with enough values, of the logarithm of the ratio of the {@code quantile}s. What changes
     * from turn to turn for both arms, such as how far the CPUs are from each other, cancels.
     */
    double logRatioByTurns(double quantile) {
        double[] ascending = turns.stream()
                .filter(turn -> turn.isEnough(quantile))
                .mapToDouble(turn -> turn.logRatio(quantile))
                .sorted()
                .toArray();
        int middle = ascending.length / 2;
        return ascending.length % 2 == 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
    }

    private static boolean isEnough(double quantile, LatencyCounts reference, LatencyCounts compared) {
        return EnoughValues.above(quantile, Math.min(reference.total(), compared.total()));
    }
}
