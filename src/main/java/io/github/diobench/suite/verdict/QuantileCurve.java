package io.github.diobench.suite.verdict;

/** The logarithm of a quantile of some rounds, each of them taken as often as one likes. Immutable. */
interface QuantileCurve {
    /** Returns the number of rounds. */
    int rounds();

    /** Returns the number of values in the smallest round. */
    long smallestRound();

    /** Returns the logarithm of {@code quantile}, each round taken as often as {@code weights} says. */
    double at(double quantile, int[] weights);

    /** Returns what that is the logarithm of, in the unit of the histograms or as a ratio. */
    default double value(double quantile, int[] weights) {
        return Math.exp(at(quantile, weights));
    }

    /** Returns the logarithms of the quantiles of {@code counts}. */
    static QuantileCurve of(PooledCounts counts) {
        return new Absolute(counts);
    }

    /** Returns the logarithms of the ratios of quantiles of {@code compared} to those of {@code reference} in the same rounds. */
    static QuantileCurve ratio(PooledCounts reference, PooledCounts compared) {
        return new Ratio(reference, compared);
    }

    /** The curve of one set of rounds. */
    record Absolute(PooledCounts counts) implements QuantileCurve {
        @Override
        public int rounds() {
            return counts.rounds();
        }

        @Override
        public long smallestRound() {
            return counts.smallestRound();
        }

        @Override
        public double at(double quantile, int[] weights) {
            return Resampling.logQuantile(counts, quantile, weights);
        }

        @Override
        public double value(double quantile, int[] weights) {
            return counts.quantile(quantile, weights);
        }
    }

    /** The curve of one arm over another's; of a round both are taken or neither. */
    record Ratio(PooledCounts reference, PooledCounts compared) implements QuantileCurve {
        @Override
        public int rounds() {
            return reference.rounds();
        }

        @Override
        public long smallestRound() {
            return Math.min(reference.smallestRound(), compared.smallestRound());
        }

        @Override
        public double at(double quantile, int[] weights) {
            return Resampling.logQuantile(compared, quantile, weights)
                    - Resampling.logQuantile(reference, quantile, weights);
        }
    }
}
