package io.github.diobench.suite.doctor;

import io.github.diobench.suite.CpuTime;
import io.github.diobench.suite.SystemFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * All that is looked at.
 *
 * @param files the system's description of itself
 * @param jvm the JVM and what it tells
 * @param clock the clock that latencies are measured with, in nanoseconds
 * @param temporary the folder in which benchmark runs take their lock
 * @param atRest what the CPUs did while this program did nothing; empty if not told
 */
record Host(SystemFiles files, Jvm jvm, LongSupplier clock, Path temporary, Optional<CpuTime> atRest) {}
