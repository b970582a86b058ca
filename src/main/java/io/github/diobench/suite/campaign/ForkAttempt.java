package io.github.diobench.suite.campaign;

/**
 * A planned fork that is to run now.
 *
 * @param slot what is planned
 * @param attempt which try at its round it belongs to, from 1
 */
record ForkAttempt(Slot slot, int attempt) {}
