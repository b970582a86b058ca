/**
 * Starts other programs, limits them, reads what they say and ends them with all that they have started.
 *
 * <p>Everything here that starts a process does it by {@link io.github.diobench.suite.os.Program}, but for the call that pins a thread
 * of a measuring JVM, in which as little of the suite as possible is to run.
 */
package io.github.diobench.suite.os;
