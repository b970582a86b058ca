/**
 * Finds the places at which a series of runs moved from one level to another: pure functions over numbers, without input or output.
 *
 * <p>The method is a scan for the best split of the prewhitened series whose p-value comes from permutations, so that what the
 * search itself finds by chance, and what one run inherits from the one before, raises no alarm.
 */
package io.github.diobench.suite.verdict.change;
