/**
 * Compares two stored runs, as far as runs that were not interleaved can be compared at all: medians, ratios with intervals, and
 * whole distributions of latencies. Derived from the files of both runs alone; there is never a verdict.
 */
package io.github.diobench.suite.track.compare;
