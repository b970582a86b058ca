/**
 * Lets JVMs that are alive together measure by turns, those that are not on turn stopped as a whole.
 *
 * <p>What disturbs or slows the machine for longer than a turn then meets all of them alike, and cancels in their ratios. Published as duet
 * benchmarking by Bulej et al. (ICPE 2020), there with two parties that run at the same time; here they alternate, because parties that
 * run at the same time would compete for the two CPUs that a submitter and its completer need.
 */
package io.github.diobench.suite.turn;
