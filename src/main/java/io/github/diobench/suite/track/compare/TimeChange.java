package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.verdict.UnpairedRatio;

/**
 * What one cell cost in both runs.
 *
 * @param cell the cell
 * @param unit the unit of its scores
 * @param forksA how many forks of A measured it
 * @param forksB how many of B
 * @param medianA median of the forks' scores in A
 * @param medianB the same in B
 * @param change B over A: the ratio of the geometric means, with Welch's interval
 */
public record TimeChange(
        String cell, String unit, int forksA, int forksB, double medianA, double medianB, UnpairedRatio change) {}
