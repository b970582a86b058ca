package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * What one fork measured, with what must be known to trust it. The fork is the unit of replication.
 *
 * @param round the round it belongs to, from 1; forks of one round are paired
 * @param position its place among the arms of its regime in this round, from 1
 * @param score mean time per operation, positive and finite; of all arms of a regime in the same unit
 * @param iterations the scores of its measured iterations in order, positive and finite; of a regime measured in turns those of the
 *     turns that count. May be empty where there are no turns, and is then not searched for a trend
 * @param stealShare part of the machine's CPU time that the hypervisor gave to others meanwhile, from 0 to 1; NaN if not known
 * @param loadShare part of the machine's CPU time that other processes used meanwhile, from 0 to 1; NaN if not known
 */
public record ForkValue(
        int round, int position, double score, List<Double> iterations, double stealShare, double loadShare) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public ForkValue {
        if (round < 1 || position < 1) {
            throw new IllegalArgumentException("round and position count from 1 but are " + round + " and " + position);
        }
        requireCost(score);
        iterations = List.copyOf(iterations);
        iterations.forEach(ForkValue::requireCost);
        requireShare("stealShare", stealShare);
        requireShare("loadShare", loadShare);
    }

    /** A fork of which nothing but place and score is known. */
    public ForkValue(int round, int position, double score) {
        this(round, position, score, List.of(), Double.NaN, Double.NaN);
    }

    /**
     * A fork that measured in turns.
     *
     * @param costs the time per operation in the turns that count; its score is their {@link Midmean}, of logarithms
     */
    public static ForkValue ofTurns(int round, int position, List<Double> costs) {
        double[] logs = costs.stream().mapToDouble(Math::log).toArray();
        return new ForkValue(round, position, Math.exp(Midmean.of(logs)), costs, Double.NaN, Double.NaN);
    }

    private static void requireCost(double cost) {
        if (!(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a cost must be positive and finite but is " + cost);
        }
    }

    private static void requireShare(String name, double share) {
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException(name + " must be between 0 and 1 but is " + share);
        }
    }
}
