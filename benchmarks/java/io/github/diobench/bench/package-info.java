/**
 * The JMH benchmarks: each class answers one question, measures one counter per fork, and checks at teardown by arithmetic that
 * nothing was lost, so that a wrong counter fails its cell and never looks fast.
 */
package io.github.diobench.bench;
