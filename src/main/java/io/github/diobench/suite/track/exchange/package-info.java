/**
 * Speaks with other tools: writes a stored run in the formats that they read, and reads what JMH itself wrote elsewhere.
 *
 * <p>Each format has a class of its own. What a tool makes of a file, and what it gets wrong, stands in docs/formats.md.
 */
package io.github.diobench.suite.track.exchange;
