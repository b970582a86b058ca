/**
 * A controlled scheduler: real threads that run a counter one step at a time, in an order that is chosen and can be told.
 *
 * <p>The counter's classes are defined anew with a call before every access to shared memory ({@code SteppingLoader}), so that a
 * thread can be held at any of them; {@code Conductor} lets one thread run at a time; an {@code Order} picks which; {@code Scene}
 * plays the parties of a request and says what went wrong.
 */
package io.github.diobench.suite.verify.schedule;
