/**
 * The counters' protocols as models, and a checker that visits every state of them.
 *
 * <p>A model transcribes one strategy, shared access by shared access; {@link
 * io.github.diobench.engine.counter.model.RequestProtocol} drives it through the contract of {@code BioCounter}. What holds here
 * holds for the protocol under sequential consistency; that the code follows the protocol, and its memory order, is for the other
 * tests to show.
 */
package io.github.diobench.engine.counter.model;
