/**
 * Hands a stored run to the statistics of a verdict: with which margins, which forks, and what else is known of the run.
 *
 * <p>Everything here follows from the files of the run and the margins, so that a verdict can be made again at any time.
 */
package io.github.diobench.suite.judge;
