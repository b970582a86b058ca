package io.github.diobench.suite.turn;

import io.github.diobench.suite.Waiting;
import java.util.Optional;

/**
 * When a fork had a turn, and what the machine did to it meanwhile.
 *
 * @param startMillis when it was let go on, in milliseconds since the first turn of the group began
 * @param millis how long it took until the fork was ready for the next one, in milliseconds: measuring, JMH's own work, set-up and
 *     tear-down of the benchmark, and the telling
 * @param waiting how the system treated its busy threads; empty if not told
 * @param stealMillis the time that a hypervisor took from the machine's CPUs, added up, in milliseconds and steps of ten; empty if not told
 */
public record TurnTime(double startMillis, double millis, Optional<Waiting> waiting, Optional<Long> stealMillis) {}
