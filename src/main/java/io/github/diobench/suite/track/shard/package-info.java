/**
 * Puts runs together that each carried out a {@link io.github.diobench.suite.campaign.Shard shard} of one plan.
 *
 * <p>What comes out is the folder of an ordinary run, the same, byte for byte, as if one run had measured everything: with its own
 * journal line for every fork, nothing averaged, and histograms added exactly.
 */
package io.github.diobench.suite.track.shard;
