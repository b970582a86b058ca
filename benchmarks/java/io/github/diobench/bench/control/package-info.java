/** Counters that are there to check the measuring, not to be chosen. */
package io.github.diobench.bench.control;
