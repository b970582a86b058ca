package io.github.diobench.suite.campaign;

/**
 * One planned fork.
 *
 * @param number its place in the whole campaign, from 1
 * @param round the round it belongs to, from 1
 * @param position its place among the arms of its regime in this round, from 1
 * @param cell the {@link Cell#id} of what it measures
 */
public record Slot(int number, int round, int position, String cell) {}
