/**
 * Finds the places at which a series of runs moved from one level to another: pure functions over numbers, without input or output.
 *
 * <p>The method is a search for the likeliest step, tested by a t test that allows for all autocorrelations that the series does not
 * rule out, with permutations as a veto, so that what the search itself finds by chance, what one run inherits from the one before,
 * and single odd runs raise no alarm.
 */
package io.github.diobench.suite.verdict.change;
