/**
 * Starts other programs, limits them, reads what they say and ends them with all that they have started.
 *
 * <p>Everything here that starts a process does it by {@link io.github.diobench.suite.os.Program}, but for two that run where
 * nothing of the suite may be in the way: the agent that ends a fork whose parent is gone, and the call that pins a thread of a
 * measuring JVM.
 */
package io.github.diobench.suite.os;
