package io.github.diobench.suite.track.compare;

/**
 * Something that is in one of the runs at least and yet is not compared.
 *
 * @param what a cell, the arm of a regime, or a cell and a label
 * @param why why not
 */
public record NotCompared(String what, String why) {}
