/**
 * Runs a campaign: a profile becomes a plan, the plan an order of forks, and every fork a line of the journal.
 *
 * <p>JMH measures all forks of one variant before the next variant, so that a machine which drifts favours one of them.
 * Here the variants of a question are interleaved, one JVM at a time, in a counterbalanced order drawn from a seed, and
 * the fork is the unit that is repeated, recorded and reported.
 */
package io.github.diobench.suite.campaign;
