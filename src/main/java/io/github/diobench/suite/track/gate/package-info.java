/**
 * Compares two versions of a code base, benchmark by benchmark, as arms of the same rounds on one machine, and says whether
 * the newer one is slower.
 *
 * <p>It plans and measures with {@code suite.campaign} and judges with {@code suite.verdict}. Everything that is shown is derived
 * from one file, {@code verdict.json}, which in turn is derived from the plan, the request, the margins and the journal.
 */
package io.github.diobench.suite.track.gate;
