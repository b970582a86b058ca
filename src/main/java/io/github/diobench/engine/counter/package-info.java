/**
 * The accounting that diobench compares, one file per strategy behind {@link io.github.diobench.engine.counter.BioCounter}.
 *
 * <p>Every access that is not plain goes through an accessor whose name says its memory order: {@code Opaque} (no tearing, no
 * hoisting, no ordering), {@code Acquire}, {@code Release}; one that says nothing beyond increment, decrement, add or cas reads and
 * writes as a volatile does. A plain access is one that another access on the same path orders, which the memo at the head of the strategy explains.
 */
package io.github.diobench.engine.counter;
