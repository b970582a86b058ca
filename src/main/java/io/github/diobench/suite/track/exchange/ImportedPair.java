package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.verdict.UnpairedRatio;
import java.util.OptionalDouble;

/**
 * The same measurement in two files.
 *
 * @param first that of the first file
 * @param second that of the second file, in the unit of the first where that can be
 */
record ImportedPair(ImportedResult first, ImportedResult second) {
    private static final UnpairedRatio NONE = new UnpairedRatio(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Converts the second. */
    ImportedPair {
        String unit = first.primary().unit();
        ImportedMetric other = second.primary();
        OptionalDouble factor = new ScoreUnit(other.unit()).factorTo(new ScoreUnit(unit));
        if (factor.isPresent()) {
            second = new ImportedResult(
                    second.benchmark(),
                    second.mode(),
                    second.params(),
                    second.threads(),
                    second.jvm(),
                    second.repeat(),
                    other.in(unit, factor.getAsDouble()),
                    second.secondary());
        }
    }

    /** Returns second over first, with its 90 % interval over forks; NaN where there is none. */
    UnpairedRatio ratio() {
        return sameUnit() && first.primary().isPositive() && second.primary().isPositive()
                ? UnpairedRatio.ofLogs(first.primary().logs(), second.primary().logs(), ImportedMetric.CONFIDENCE)
                : NONE;
    }

    /** Returns why there is no ratio, or no interval; nothing if there are both. */
    String remark() {
        if (!sameUnit()) {
            return "the units differ: " + first.primary().unit() + " and "
                    + second.primary().unit();
        }
        String one = first.primary().whyNoInterval();
        return one.isEmpty() ? second.primary().whyNoInterval() : one;
    }

    private boolean sameUnit() {
        return first.primary().unit().equals(second.primary().unit());
    }
}
