/**
 * Looks at the machine before anything is measured on it, and says what that does to the numbers.
 *
 * <p>Every {@link io.github.diobench.suite.doctor.Probe} looks at one thing and makes one {@link
 * io.github.diobench.suite.doctor.Finding} of it. What a system does not tell yields no finding and is no error. The package knows
 * nothing of campaigns and benchmarks.
 */
package io.github.diobench.suite.doctor;
