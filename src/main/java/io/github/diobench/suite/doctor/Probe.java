package io.github.diobench.suite.doctor;

import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at one property of a machine.
 *
 * @param id the id of its finding
 * @param look returns what it saw; empty if the system does not tell
 */
record Probe(String id, Function<Host, Optional<Finding>> look) {}
