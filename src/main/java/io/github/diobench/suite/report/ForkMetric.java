package io.github.diobench.suite.report;

/**
 * One number about one fork.
 *
 * @param value NaN if it is missing
 * @param note a remark; empty if there is none
 */
record ForkMetric(String name, double value, String unit, Direction direction, String note) {}
