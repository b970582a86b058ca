/**
 * Which machine it is: what its processor says of itself, and what the operations cost that decide between atomics and locks. Model
 * names alone do not tell machines apart, least of all in clouds. Knows nothing of campaigns; a JVM of its own measures.
 */
package io.github.diobench.suite.machine;
