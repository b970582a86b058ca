package io.github.diobench.suite.turn;

/**
 * When a fork had a turn.
 *
 * @param position its place among the forks of the group in this turn, from 1
 * @param startMillis when it was let go on, in milliseconds since the first turn of the group began
 * @param millis how long it took until the fork was ready for the next one, in milliseconds: measuring, JMH's own work, set-up and
 *     tear-down of the benchmark, and the telling
 */
public record TurnTime(int position, double startMillis, double millis) {}
