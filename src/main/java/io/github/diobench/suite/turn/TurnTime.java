package io.github.diobench.suite.turn;

import java.util.Optional;

/**
 * When a fork had a turn, and what the machine did to it meanwhile.
 *
 * @param position its place among the forks of the group in this turn, from 1
 * @param startMillis when it was let go on, in milliseconds since the first turn of the group began
 * @param millis how long it took until the fork was ready for the next one, in milliseconds: measuring, JMH's own work, set-up and
 *     tear-down of the benchmark, and the telling
 * @param waitingMillis for how long its busy threads could have run but had no CPU, added up, in milliseconds; empty if not told, as the
 *     others
 * @param moves how many of its busy threads ended on another CPU than the turn before
 * @param stealMillis the time that a hypervisor took from the machine's CPUs, added up, in milliseconds and steps of ten
 */
public record TurnTime(
        int position,
        double startMillis,
        double millis,
        Optional<Double> waitingMillis,
        Optional<Integer> moves,
        Optional<Long> stealMillis) {}
