/**
 * What this program puts into every measuring JVM, of its own benchmarks and of any other project's: the wait for the turn, and what
 * the machine did meanwhile.
 *
 * <p>It is laid on the class path before the project's own jars, which may hold another version of diobench. So it knows only the JDK,
 * JMH's interface for profilers and itself, and no benchmark knows it.
 */
package io.github.diobench.probe;
