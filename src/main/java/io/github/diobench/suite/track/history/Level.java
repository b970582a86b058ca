package io.github.diobench.suite.track.history;

import java.util.List;

/**
 * What a series is on one side of a change, up to the next change.
 *
 * @param ratio geometric mean of the ratios
 * @param score geometric mean of the arm's scores
 * @param referenceScore geometric mean of the reference's scores
 */
record Level(double ratio, double score, double referenceScore) {
    /** Returns the level of {@code entries}, of which there is at least one. */
    static Level of(List<Entry> entries) {
        double ratio = 0;
        double score = 0;
        double referenceScore = 0;
        for (Entry entry : entries) {
            ratio += entry.point().logRatio();
            score += Math.log(entry.point().score());
            referenceScore += Math.log(entry.point().referenceScore());
        }
        int n = entries.size();
        return new Level(Math.exp(ratio / n), Math.exp(score / n), Math.exp(referenceScore / n));
    }
}
