package io.github.diobench.suite.verdict;

/**
 * One benchmark of a gate, or one method of a group, with what its judgement needs.
 *
 * @param values what base, head and base once more measured
 * @param measured how many rounds were measured, whether or not they have a value
 * @param nanos what a score of 1 is in nanoseconds that one thread takes for one operation
 * @param floor the difference that never matters, in nanoseconds per operation, at least 0
 */
public record GateSubject(RegimeValues values, int measured, double nanos, double floor) {}
